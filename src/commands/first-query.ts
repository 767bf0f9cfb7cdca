/** The query that everybody is offered to begin with. */
export const FIRST_QUERY =
  '{ staffMembers(first: 2) { totalCount nodes { staffNumber name department { name } } } }'
