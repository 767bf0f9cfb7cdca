import { beforeEach, describe, expect, test } from 'vitest'
import { type Asked, askedDocument } from './asked.ts'

let book: Asked
const files = '/drive/v3/files'

beforeEach(() => {
  book = askedDocument()
})

describe('files', () => {
  test('tell the usual fields, or those asked for', () => {
    const usual = { kind: 'drive#file', id: book.id, name: 'book' }
    expect(book.askFor('GET', `${files}/${book.id}`).body).toEqual({
      ...usual,
      mimeType: 'application/vnd.google-apps.spreadsheet',
    })
    expect(book.askFor('GET', `${files}/${book.id}?fields=version,parents`).body).toEqual({
      version: '1',
      parents: ['root'],
    })
  })

  test('that are not there are told of in the words of Drive', () => {
    expect(book.askFor('GET', `${files}/gone`)).toMatchObject({
      status: 404,
      body: { error: { code: 404, message: 'File not found: gone.', errors: [{ reason: 'notFound' }] } },
    })
  })

  test.each<[q: string, names: string[]]>([
    ['', ['other', 'book']],
    ["name = 'book'", ['book']],
    ['name contains "OO" and trashed = false', ['book']],
    ["'folder' in parents", ['other']],
    ['mimeType="application/vnd.google-apps.spreadsheet" and parents in "folder"', ['other']],
    ["mimeType != 'application/vnd.google-apps.spreadsheet'", []],
  ])('are found by %s', (q, names) => {
    book.askFor('POST', files, { name: 'other', parents: ['folder'] })
    expect(book.askFor('GET', `${files}?q=${encodeURIComponent(q)}&fields=files(name)`).body).toEqual({
      files: names.map((name) => ({ name })),
    })
  })

  test('are listed page by page', () => {
    book.askFor('POST', files, { name: 'other' })
    const first = book.askFor('GET', `${files}?pageSize=1&fields=nextPageToken,files(name)`).body
    expect(first).toEqual({ nextPageToken: '1', files: [{ name: 'other' }] })
    expect(
      book.askFor('GET', `${files}?pageSize=1&pageToken=1&fields=nextPageToken,files(name)`).body,
    ).toEqual({ files: [{ name: 'book' }] })
  })

  test('are copied with their cells, and changing the copy leaves the original', () => {
    book.ask('PUT', '/values/A1?valueInputOption=RAW', { values: [['a']] })
    const { body } = book.askFor('POST', `${files}/${book.id}/copy`, {})
    expect(body).toMatchObject({ name: 'Copy of book' })
    const copy = [...book.account.documents.keys()].find((id) => id !== book.id)
    const values = `/v4/spreadsheets/${copy}/values/A1`
    expect(book.askFor('GET', values).body).toMatchObject({ values: [['a']] })
    book.askFor('PUT', `${values}?valueInputOption=RAW`, { values: [['b']] })
    expect(book.values('A1')).toEqual([['a']])
  })

  test('are exported as a table, quoted where it must be', () => {
    book.ask('PUT', '/values/A1?valueInputOption=RAW', { values: [['a,b', 'c"d'], [1]] })
    expect(book.askFor('GET', `${files}/${book.id}/export?mimeType=text/csv`).body).toBe('"a,b","c""d"\r\n1,')
  })
})

describe('permissions', () => {
  const permissions = (rest = '') => book.askFor('GET', `${files}/${book.id}/permissions${rest}`).body
  const share = (body: object) => book.askFor('POST', `${files}/${book.id}/permissions`, body)

  test('begin with the owner, and tell the usual fields unless others are asked for', () => {
    expect(permissions()).toEqual({
      kind: 'drive#permissionList',
      permissions: [{ kind: 'drive#permission', id: expect.any(String), type: 'user', role: 'owner' }],
    })
    expect(permissions('?fields=permissions(emailAddress)')).toEqual({
      permissions: [{ emailAddress: book.account.email }],
    })
  })

  test('of one person have one id, and are changed and ended by it', () => {
    share({ type: 'user', role: 'reader', emailAddress: 'a@b.example' })
    const { body } = share({ type: 'user', role: 'writer', emailAddress: 'A@b.example' })
    const id = typeof body === 'object' && body !== null && 'id' in body ? String(body.id) : ''
    expect(permissions()).toMatchObject({ permissions: [{ role: 'owner' }, { id, role: 'writer' }] })
    book.askFor('PATCH', `${files}/${book.id}/permissions/${id}`, { role: 'reader' })
    expect(permissions(`/${id}`)).toEqual({ kind: 'drive#permission', id, type: 'user', role: 'reader' })
    expect(book.askFor('DELETE', `${files}/${book.id}/permissions/${id}`).status).toBe(204)
    expect(book.askFor('DELETE', `${files}/${book.id}/permissions/${id}`).status).toBe(404)
  })

  test('of anyone are one, and one without a role is refused', () => {
    expect(share({ type: 'anyone', role: 'reader' }).body).toMatchObject({ id: 'anyoneWithLink' })
    expect(share({ type: 'anyone' }).status).toBe(400)
  })
})
