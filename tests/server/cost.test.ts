import { parse } from 'graphql'
import { expect, test } from 'vitest'
import { costOf, MOST_FIELDS } from '../../src/server/cost.ts'

const cost = (query: string, variables = {}): number => costOf(parse(query), null, variables)
const nested = (depth: number): string =>
  depth === 0 ? 'name' : `nodes { department { staffMembers(first: 1000) { ${nested(depth - 1)} } } }`

test.each([
  ['{ viewer { subject } }', 2],
  ['{ staffMembers(first: 2) { nodes { name } } }', 1 + 2 * 2],
  ['{ staffMembers { totalCount } }', 2],
  ['{ staffMembers { nodes { name } } }', 1 + 50 * 2],
  ['{ staffMembers(first: 100000) { nodes { name } } }', 1 + 1000 * 2],
  [
    '{ staffMembers(last: 3) { nodes { trainings(first: 10) { nodes { status } } } } }',
    1 + 3 * (1 + 1 + 10 * 2),
  ],
  ['{ staffMembers(first: 2) { ...rows } } fragment rows on StaffConnection { nodes { name } }', 1 + 2 * 2],
  ['{ ... on Query { viewer { subject } } }', 2],
])('%s costs %i', (query, expected) => {
  expect(cost(query)).toBe(expected)
})

test('a page size from a variable counts as a written one', () => {
  const query = 'query($n: Int) { staffMembers(first: $n) { nodes { name } } }'
  expect(cost(query, { n: 7 })).toBe(cost('{ staffMembers(first: 7) { nodes { name } } }'))
  expect(cost(query, { n: -1_000_000 })).toBe(cost('{ staffMembers(first: 1) { nodes { name } } }'))
})

test('lists in lists multiply beyond the limit', () => {
  expect(cost(`{ staffMembers(first: 1000) { ${nested(3)} } }`)).toBeGreaterThan(MOST_FIELDS.developers)
})
