import type { IncomingHttpHeaders } from 'node:http'
import type { RefusalCode } from '../graph/refusals.ts'

/** Who signed in. */
export interface Subject {
  readonly id: string
  /** When what they showed runs out, in milliseconds; `null` for never. */
  readonly expiresAt: number | null
}

/** How people say who they are. */
export interface SignIn {
  /** Who asks, by the headers of a request; `null` for nobody the service may listen to, whatever was wrong. */
  subjectOf(headers: IncomingHttpHeaders): Promise<Subject | null>
  /** What nobody is answered with. */
  readonly refusal: Extract<RefusalCode, 'UNAUTHENTICATED' | 'FORBIDDEN'>
}

/** The subject of whoever says nothing in the demo. */
export const DEMO_VIEWER = 'demo'
/** The header by which the demo's viewer is chosen. */
export const VIEWER_HEADER = 'x-ikusei-viewer'

const LOOPBACK = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/u
const PROXY_HEADERS = ['forwarded', 'via', 'x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto']

/**
 * The demo's sign-in: a header names the viewer, HR by default. It listens to requests addressed to this machine by
 * name only, so that no page elsewhere (DNS rebinding) and no proxy can use it.
 */
export const demoSignIn: SignIn = {
  refusal: 'FORBIDDEN',
  subjectOf: async (headers) => {
    if (!isAddressedHere(headers)) return null
    const viewer = headers[VIEWER_HEADER]
    return { id: typeof viewer === 'string' && viewer !== '' ? viewer : DEMO_VIEWER, expiresAt: null }
  },
}

/** Tells whether a request names this machine and came through no proxy. */
export const isAddressedHere = (headers: IncomingHttpHeaders): boolean =>
  LOOPBACK.test(headers.host ?? '') && !PROXY_HEADERS.some((name) => headers[name] !== undefined)
