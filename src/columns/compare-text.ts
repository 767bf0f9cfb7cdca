/** The order of two texts by code unit, the same on every machine; null stands where a blank text would. */
export const compareText = (a: string | null, b: string | null): number =>
  (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0
