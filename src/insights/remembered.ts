import type { View } from '../view/view.ts'

/** Computes something of a view and a question once: a view lasts as long as its snapshot and its day. */
export function remembered<Q, T>(compute: (view: View, question: Q) => T): (view: View, question: Q) => T {
  const known = new WeakMap<View, Map<string, T>>()
  return (view, question) => {
    const answers = known.get(view) ?? new Map<string, T>()
    known.set(view, answers)
    const asked = typeof question === 'string' ? question : (JSON.stringify(question) ?? '')
    const answer = answers.get(asked)
    if (answer !== undefined) return answer
    const made = compute(view, question)
    answers.set(asked, made)
    return made
  }
}
