import type { sheets_v4 } from '@googleapis/sheets'
import { describe, expect, test } from 'vitest'
import { completeLocation, completeMetadata, isLookedFor } from './developer-metadata.ts'

type Location = sheets_v4.Schema$DeveloperMetadataLocation

const line = (dimension: 'ROWS' | 'COLUMNS', startIndex: number, sheetId = 7): Location => ({
  dimensionRange: { sheetId, dimension, startIndex, endIndex: startIndex + 1 },
})

test.each<[type: string, location: Location]>([
  ['SPREADSHEET', { spreadsheet: true }],
  ['SHEET', { sheetId: 0 }],
  ['ROW', line('ROWS', 3)],
  ['COLUMN', line('COLUMNS', 0)],
])('a location is of type %s', (locationType, location) => {
  expect(completeLocation(location)).toEqual({ locationType, ...location })
})

test.each<[why: string, location: Location | undefined, words: string]>([
  ['none', undefined, 'exactly one location'],
  ['two', { spreadsheet: true, sheetId: 1 }, 'exactly one location'],
  ['two rows', { dimensionRange: { dimension: 'ROWS', startIndex: 0, endIndex: 2 } }, 'single row or column'],
  ['a row without an end', { dimensionRange: { dimension: 'ROWS', startIndex: 0 } }, 'single row or column'],
  ['no dimension', { dimensionRange: { startIndex: 0, endIndex: 1 } }, 'No dimension'],
])('a location is refused: %s', (_, location, words) => {
  expect(() => completeLocation(location)).toThrow(words)
})

describe('a new entry', () => {
  const wanted = { metadataKey: 'k', visibility: 'DOCUMENT', location: { spreadsheet: true } }

  test('gets an id unless it brings one', () => {
    expect(completeMetadata(wanted, [], () => 42).metadataId).toBe(42)
    expect(completeMetadata({ ...wanted, metadataId: 5 }, [], () => 42).metadataId).toBe(5)
  })

  test.each([
    [{ metadataKey: '' }, 'metadataKey'],
    [{ visibility: null }, 'visibility'],
    [{ metadataId: 0 }, 'positive'],
    [{ metadataId: 9 }, 'already'],
  ])('is refused with %o', (wrong, words) => {
    expect(() => completeMetadata({ ...wanted, ...wrong }, [{ metadataId: 9 }], () => 1)).toThrow(words)
  })
})

describe('a lookup', () => {
  const at = (location: Location): sheets_v4.Schema$DeveloperMetadata => ({
    metadataId: 1,
    metadataKey: 'k',
    metadataValue: 'v',
    visibility: 'DOCUMENT',
    location: completeLocation(location),
  })

  test.each<[lookup: sheets_v4.Schema$DeveloperMetadataLookup, found: boolean]>([
    [{}, true],
    [{ metadataId: 1 }, true],
    [{ metadataId: 2 }, false],
    [{ metadataKey: 'k', metadataValue: 'v' }, true],
    [{ metadataKey: 'k', metadataValue: 'w' }, false],
    [{ visibility: 'PROJECT' }, false],
    [{ locationType: 'ROW' }, true],
    [{ locationType: 'COLUMN' }, false],
    [{ metadataLocation: line('ROWS', 3) }, true],
    [{ metadataLocation: line('ROWS', 4) }, false],
    [{ metadataLocation: line('ROWS', 3, 8) }, false],
    [{ metadataLocation: line('COLUMNS', 0) }, true],
    [{ metadataLocation: { sheetId: 7 } }, true],
    [{ metadataLocation: { sheetId: 8 } }, false],
    [{ metadataLocation: { spreadsheet: true } }, false],
    [{ metadataLocation: { sheetId: 7 }, locationMatchingStrategy: 'EXACT_LOCATION' }, false],
    [{ metadataLocation: line('ROWS', 3), locationMatchingStrategy: 'EXACT_LOCATION' }, true],
  ])('by %j finds the entry of a row: %s', (lookup, found) => {
    expect(isLookedFor(at(line('ROWS', 3)), lookup)).toBe(found)
  })
})
