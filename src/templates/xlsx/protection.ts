/**
 * The element `<sheetProtection>` of a protected sheet.
 *
 * Google's sheets can protect a range so that a change is only warned of; .xlsx knows no such thing. So that nobody is
 * ever stuck, a sheet is protected without a password (one click takes it off), every cell is unlocked unless its style
 * says otherwise, and all else that protection would forbid is allowed. An attribute of `0` means "not forbidden"
 * (ECMA-376 part 1, 18.3.1.85); notes and shapes stay free because `objects` and `scenarios` are not set.
 *
 * Excel still refuses to sort or delete rows that contain a locked cell; that is its own rule and cannot be lifted here.
 */
export const PROTECTION =
  '<sheetProtection sheet="1" formatCells="0" formatColumns="0" formatRows="0" insertColumns="0" insertRows="0" ' +
  'insertHyperlinks="0" deleteColumns="0" deleteRows="0" sort="0" autoFilter="0" pivotTables="0"/>'
