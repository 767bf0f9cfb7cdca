/** A setting that opens a reading right to whoever leads the person, for the named values only. */
export interface SettingCondition {
  readonly setting: string
  readonly is: readonly string[]
}

/**
 * Who may read: everyone who has one of `roles`; with `own` the person a row is about;
 * with `scope` whoever leads that person now. Nobody else.
 */
export interface AccessLevel {
  readonly name: string
  readonly roles: readonly string[]
  readonly own: boolean
  readonly scope: boolean | SettingCondition
}

/** The same level, closed to the person a row is about. */
export const notOwn = (level: AccessLevel): AccessLevel => ({ ...level, name: `${level.name}ø`, own: false })
