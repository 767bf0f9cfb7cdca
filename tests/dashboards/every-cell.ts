import { type Cell, day, NOTHING, number, text } from '../../src/dashboards/cell.ts'

/** A cell of every kind and look. */
export const EVERY_CELL: readonly Cell[] = [
  NOTHING,
  text('職員'),
  text('職員', { view: 'person', filters: {} }),
  { kind: 'text', text: '開く', href: 'https://example.org/' },
  number(0),
  number(12, '名'),
  day('2025-11-23'),
  ...[0, 1, 2, 3, 4].flatMap((step): Cell[] => [
    { kind: 'filled', value: step, step, isBelow: false, spoken: '' },
    { kind: 'filled', value: step, step, isBelow: true, spoken: '、基準4' },
  ]),
  {
    kind: 'bar',
    stretches: [{ look: 'short', share: 0.25 }],
    standard: 0.5,
    next: 0.75,
    own: 1,
    text: '1 ▼1',
    spoken: '',
  },
  {
    kind: 'bar',
    stretches: [
      { look: 'done', share: 0.5 },
      { look: 'overdue', share: 0.2 },
      { look: 'pending', share: 0.2 },
      { look: 'exempt', share: 0.1 },
    ],
    standard: null,
    next: null,
    own: null,
    text: '71%',
    spoken: '',
  },
  {
    kind: 'bar',
    stretches: [{ look: 'done', share: 0 }],
    standard: null,
    next: null,
    own: null,
    text: '0%',
    spoken: '',
  },
  ...(['enough', 'short', 'single', 'nobody'] as const).map(
    (shape): Cell => ({ kind: 'shape', shape, text: '1/2', spoken: shape }),
  ),
  { kind: 'same' },
  { kind: 'unassessed' },
  { kind: 'notApplicable' },
  { kind: 'suppressed' },
  { kind: 'problem', place: '研修!D12', href: null },
  { kind: 'problem', place: '研修!D12', href: 'https://docs.google.com/spreadsheets/d/x' },
]
