/** People of the office under measure: their numbers, and cursors of places in the list of staff. */
export interface People {
  readonly numbers: readonly string[]
  readonly cursors: readonly string[]
}

/** A query of the read benchmark; `variables` differ from request to request, so that nothing is answered twice. */
export interface BenchQuery {
  readonly name: string
  readonly what: string
  readonly query: string
  readonly variables: (people: People, request: number) => Readonly<Record<string, unknown>>
  /** Requests a round: enough CPU for a steady figure. */
  readonly requests: number
}

/** Finds the people the other queries ask for: who works there now comes behind those who have left. */
export const PEOPLE =
  '{ staffMembers(first: 1000, filter: { serviceStatus: { eq: ACTIVE } }) { edges { cursor node { staffNumber } } } }'

const someone = ({ numbers }: People, request: number): string => numbers[request % numbers.length] ?? ''
const somewhere = ({ cursors }: People, request: number): string =>
  cursors[request % Math.min(cursors.length, 300)] ?? ''

/** One person, fifty people with all they did, a small matrix, and everybody. */
export const QUERIES: readonly BenchQuery[] = [
  {
    name: 'Q1',
    what: 'one person, department, 11 levels with competency',
    requests: 1_500,
    query: `query($n: String!) { staff(staffNumber: $n) { name department { name }
      competencies(first: 11) { nodes { level state competency { name } } } } }`,
    variables: (people, request) => ({ n: someone(people, request) }),
  },
  {
    name: 'Q2',
    what: '50 people × (33 levels + 10 trainings), each with its competency or course',
    requests: 60,
    query: `query($c: String!) { staffMembers(first: 50, after: $c) { nodes { name
      competencies(first: 33) { nodes { level fiscalYear competency { name } } }
      trainings(first: 10) { nodes { startedOn status course { name } } } } } }`,
    variables: (people, request) => ({ c: somewhere(people, request) }),
  },
  {
    name: 'Q3',
    what: 'matrix, 25 people × 11 levels',
    requests: 400,
    query:
      'query($c: String!) { staffMembers(first: 25, after: $c) { nodes { staffNumber competencies(first: 11) { nodes { level } } } } }',
    variables: (people, request) => ({ c: somewhere(people, request) }),
  },
  {
    name: 'Q4b',
    what: 'up to 1,000 people with department',
    requests: 60,
    query:
      'query($c: String!) { staffMembers(first: 1000, after: $c) { nodes { staffNumber name department { name } } } }',
    variables: (people, request) => ({ c: somewhere(people, request % 20) }),
  },
]
