import { describe, expect, test } from 'vitest'
import { callFault, refusalFault, retryAfterOf } from '../../../src/sources/google/failure.ts'
import type { SourceFault } from '../../../src/sources/source.ts'

const body = (error: object): string => JSON.stringify({ error })
const info = (reason: string) => ({
  details: [{ '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason }],
})

describe('what a refusal of Google means', () => {
  test.each<[status: number, body: string, fault: SourceFault]>([
    [400, body({ message: 'Unable to parse range: 名簿' }), 'DAMAGED'],
    [401, body({ status: 'UNAUTHENTICATED' }), 'NOT_SIGNED_IN'],
    [403, body({ message: 'The caller does not have permission' }), 'NOT_SHARED'],
    [403, body(info('SERVICE_DISABLED')), 'API_OFF'],
    [403, body({ errors: [{ reason: 'accessNotConfigured' }] }), 'API_OFF'],
    [403, body(info('ACCESS_TOKEN_SCOPE_INSUFFICIENT')), 'SCOPE_MISSING'],
    [403, body({ errors: [{ domain: 'usageLimits', reason: 'userRateLimitExceeded' }] }), 'BUSY'],
    [404, body({ message: 'Requested entity was not found.' }), 'MISSING'],
    [413, '', 'TOO_LARGE'],
    [429, body(info('RATE_LIMIT_EXCEEDED')), 'BUSY'],
    [500, 'no JSON', 'UNREACHABLE'],
    [503, body({ status: 'UNAVAILABLE' }), 'UNREACHABLE'],
    [418, '<html>', 'UNREACHABLE'],
  ])('%i %s is %s', (status, text, fault) => {
    expect(refusalFault({ status, body: text, retryAfter: null }).fault).toBe(fault)
  })

  test('one outage is told of once, whatever its answers say', () => {
    const detail = (message: string) =>
      refusalFault({ status: 429, body: body({ message }), retryAfter: null }).detail
    expect(detail('for consumer 1')).toBe(detail('for consumer 2'))
  })

  test.each([
    ['12', 12_000],
    ['0', 0],
    [null, null],
    ['Wed, 21 Oct 2026 07:28:00 GMT', null],
  ])('Retry-After %s asks to wait %s ms', (retryAfter, ms) => {
    expect(retryAfterOf({ status: 429, body: '', retryAfter })).toBe(ms)
  })

  test.each<[message: string, fault: SourceFault]>([
    ['fetch failed', 'UNREACHABLE'],
    ['Request timed out', 'UNREACHABLE'],
    ['invalid_grant: Invalid JWT: Token must be a short-lived token', 'NOT_SIGNED_IN'],
    ['error:1E08010C:DECODER routines::unsupported', 'NOT_SIGNED_IN'],
  ])('a call that ends in “%s” is %s', (message, fault) => {
    expect(callFault(new Error(message)).fault).toBe(fault)
    expect(callFault(new Error('outside', { cause: new Error(message) })).fault).toBe(fault)
  })
})
