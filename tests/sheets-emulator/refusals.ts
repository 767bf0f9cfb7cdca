import type { ApiAnswer } from './answer.ts'

/** An error body as Google words it. */
export function refusal(
  code: number,
  status: string,
  message: string,
  details?: readonly object[],
): ApiAnswer {
  return { status: code, body: { error: { code, message, status, ...(details && { details }) } } }
}

/** 401: no token, or one that is over. */
export const unauthenticated = (
  message = 'The request has no valid authentication credentials.',
): ApiAnswer => refusal(401, 'UNAUTHENTICATED', message)

/** 403: somebody took our access away. */
export const permissionDenied = (): ApiAnswer =>
  refusal(403, 'PERMISSION_DENIED', 'The caller does not have permission')

/** 404: somebody took the document away. */
export const notFound = (): ApiAnswer => refusal(404, 'NOT_FOUND', 'Requested entity was not found.')

/** 500: Google stumbled. */
export const internalError = (): ApiAnswer => refusal(500, 'INTERNAL', 'Internal error encountered.')

/** 503: Google is busy. */
export const unavailable = (): ApiAnswer =>
  refusal(503, 'UNAVAILABLE', 'The service is currently unavailable.')

const PROJECT_NUMBER = '123456789012'

/** 429 with the body that was recorded, which says nowhere how long to wait. */
export function tooMany(kind: 'read' | 'write', whose: 'user' | 'project' = 'user'): ApiAnswer {
  const [metric, letter] = kind === 'read' ? ['Read requests', 'Read'] : ['Write requests', 'Write']
  const limit = whose === 'user' ? `${metric} per minute per user` : `${metric} per minute`
  return refusal(
    429,
    'RESOURCE_EXHAUSTED',
    `Quota exceeded for quota metric '${metric}' and limit '${limit}' of service 'sheets.googleapis.com' ` +
      `for consumer 'project_number:${PROJECT_NUMBER}'.`,
    [
      {
        '@type': 'type.googleapis.com/google.rpc.ErrorInfo',
        reason: 'RATE_LIMIT_EXCEEDED',
        domain: 'googleapis.com',
        metadata: {
          quota_metric: `sheets.googleapis.com/${kind}_requests`,
          quota_limit: `${letter}RequestsPerMinutePer${whose === 'user' ? 'User' : 'Project'}`,
          service: 'sheets.googleapis.com',
          consumer: `projects/${PROJECT_NUMBER}`,
        },
      },
    ],
  )
}
