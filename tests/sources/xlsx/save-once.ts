import { openXlsx } from '../../../src/sources/xlsx/open-xlsx.ts'
import { ROSTER } from './save-office.ts'
import { changeOf } from './write-change.ts'

// Saves once, as somebody without rights if so told, and says what became of it.
const [folder = '', user] = process.argv.slice(2)
const source = openXlsx('人事/名簿.xlsx', { folder })
// Everything is loaded before the rights to read it may be gone.
await source.apply([changeOf(ROSTER, 1, [[1, '青木']])])
if (user !== undefined) process.setuid?.(Number(user))
console.log(JSON.stringify(await source.apply([changeOf(ROSTER, 1, [[1, '青樹']])])))
