import { describe, expect, test } from 'vitest'
import { trustedDocuments } from '../../src/server/trusted-documents.ts'
import { hrView, serveHere } from './served.ts'

const documents = trustedDocuments.parse({
  abc: 'query Me { viewer { subject } }',
  __proto__x: '{ __typename }',
  ['constructor']: 'query Schema { __typename }',
})

/** Whoever asks may send ids alone. */
const serveClosed = () =>
  serveHere({ documents, rights: { isDeveloper: () => false, mayAskFreely: () => false } })

describe('trusted documents', () => {
  test.each([['abc'], ['sha256:abc']])('%s is looked up', async (documentId) => {
    const { post } = await serveClosed()
    const answer = await post({ documentId })
    expect([answer.status, (await answer.json()).data]).toEqual([
      200,
      { viewer: { subject: hrView.viewer.subject } },
    ])
  })

  test('take variables', async () => {
    const { post } = await serveHere({
      documents: trustedDocuments.parse({
        page: 'query($n: Int) { staffMembers(first: $n) { nodes { name } } }',
      }),
    })
    const { data } = await (await post({ documentId: 'page', variables: { n: 1 } })).json()
    expect(data.staffMembers.nodes).toHaveLength(1)
  })

  test.each<[what: string, body: object, status: number, code: string]>([
    ['an id nobody knows', { documentId: 'sha256:zzz' }, 404, 'UNKNOWN_DOCUMENT'],
    ['a name every object has', { documentId: 'toString' }, 404, 'UNKNOWN_DOCUMENT'],
    ['an id that is no text', { documentId: 7 }, 400, 'BAD_REQUEST'],
    ['an id and a document', { documentId: 'abc', query: '{ __typename }' }, 400, 'BAD_REQUEST'],
    ['a document', { query: '{ __typename }' }, 403, 'DOCUMENT_REQUIRED'],
    ['a document that does not parse', { query: '{{{' }, 403, 'DOCUMENT_REQUIRED'],
  ])('%s is refused', async (_what, body, status, code) => {
    const { post } = await serveClosed()
    const answer = await post(body)
    expect(answer.status).toBe(status)
    expect((await answer.json()).errors).toMatchObject([{ extensions: { code } }])
  })
})
