import type { AccessLevel } from '../columns/access.ts'

/** Who asks: roles, the person they are, and the persons they lead today. */
export interface Viewer {
  readonly subject: string
  readonly roles: readonly string[]
  /** Key of the viewer's own row; `null` for an account that is no person. */
  readonly person: string | null
  /** Keys of the persons the viewer leads. */
  readonly scope: ReadonlySet<string>
}

/** How a row stands to the viewer: about themselves, about somebody they lead, or about anybody else. */
export const RELATIONS = ['own', 'scope', 'other'] as const
export type Relation = (typeof RELATIONS)[number]

/** The relation of a row about `person`. */
export function relationTo(viewer: Viewer, person: string | null): Relation {
  if (person === null) return 'other'
  if (person === viewer.person) return 'own'
  return viewer.scope.has(person) ? 'scope' : 'other'
}

/** Tells whether the viewer may read at a level, of a row in this relation. */
export function mayRead(
  viewer: Viewer,
  level: AccessLevel,
  relation: Relation,
  settings: ReadonlyMap<string, string>,
): boolean {
  if (level.roles.some((role) => viewer.roles.includes(role))) return true
  if (relation === 'own') return level.own
  if (relation !== 'scope' || level.scope === false) return false
  return level.scope === true || level.scope.is.includes(settings.get(level.scope.setting) ?? '')
}
