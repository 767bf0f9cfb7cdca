import type { ComponentChildren, VNode } from 'preact'
import type { Cell, Link } from './cell.ts'
import { cellText, HIDDEN_SIGN, spokenText } from './cell-text.ts'
import type { Language } from './language.ts'
import { BAR, BarShape, BelowShape, EmptyTrack, SHAPE, SufficiencyShape } from './signs.tsx'

/** How a link is followed: an address, or something that is done when it is pressed; `null` where nothing can be opened. */
export type LinkTo = (link: Link) => string | ((event: Event) => void) | null

/** What cells are drawn with. */
export interface Drawing {
  readonly language: Language
  readonly linkTo: LinkTo
}

const Spoken = ({ cell, language }: { readonly cell: Cell; readonly language: Language }) => {
  const spoken = spokenText(cell, language)
  return spoken === '' ? null : <span class="sr">{spoken}</span>
}

/** What is followed: an address as a link, anything else as a button. */
export function Way({
  way,
  children,
}: {
  readonly way: NonNullable<ReturnType<LinkTo>>
  readonly children: ComponentChildren
}): VNode {
  return typeof way === 'string' ? (
    <a class="link" href={way}>
      {children}
    </a>
  ) : (
    <button class="link" type="button" onClick={way}>
      {children}
    </button>
  )
}

/** A name that leads somewhere, or the name alone. */
export function Linked({
  text,
  way,
}: {
  readonly text: string
  readonly way: ReturnType<LinkTo>
}): ComponentChildren {
  return way === null ? text : <Way way={way}>{text}</Way>
}

/** An address of a cell may leave this page only by https, and tells the other side nothing. */
function Outside({ text, href }: { readonly text: string; readonly href: string }): ComponentChildren {
  return href.startsWith('https://') ? (
    <a class="link" href={href} rel="noopener noreferrer" target="_blank">
      {text}
    </a>
  ) : (
    text
  )
}

/** Draws a cell: in tables and in the legend alike. `inBar` says that it stands in a column of bars. */
export function CellView({
  cell,
  drawing,
  inBar = false,
}: {
  readonly cell: Cell
  readonly drawing: Drawing
  readonly inBar?: boolean
}): ComponentChildren {
  const { language, linkTo } = drawing
  const shown = cellText(cell, language)
  switch (cell.kind) {
    case 'nothing':
      return null
    case 'number':
    case 'day':
      return cell.kind === 'day' ? <time dateTime={cell.day}>{shown}</time> : shown
    case 'text':
      return cell.href ? (
        <Outside text={shown} href={cell.href} />
      ) : (
        <Linked text={shown} way={cell.to ? linkTo(cell.to) : null} />
      )
    case 'filled':
      return (
        <span class={`c s${cell.step}${cell.isBelow ? ' below' : ''}`}>
          {shown}
          {cell.isBelow ? (
            <svg width="13" height="11" aria-hidden="true">
              <BelowShape />
            </svg>
          ) : null}
          <Spoken cell={cell} language={language} />
        </span>
      )
    case 'bar':
      return (
        <span class="sign">
          <svg width={BAR.width} height={BAR.height} overflow="visible" aria-hidden="true">
            <BarShape bar={cell} />
          </svg>
          <span class={cell.stretches.some(({ look }) => look === 'short') ? 'mark' : 'plain'}>{shown}</span>
          <Spoken cell={cell} language={language} />
        </span>
      )
    case 'shape':
      return (
        <span class="sign">
          <svg width={SHAPE} height={SHAPE} aria-hidden="true">
            <SufficiencyShape shape={cell.shape} />
          </svg>
          {shown}
          <Spoken cell={cell} language={language} />
        </span>
      )
    case 'same':
      return (
        <span class="c hatch plain">
          <Spoken cell={cell} language={language} />
        </span>
      )
    case 'unassessed':
      return inBar ? (
        <span class="sign">
          <svg width={BAR.width} height={BAR.height} aria-hidden="true">
            <EmptyTrack />
          </svg>
          {shown}
        </span>
      ) : (
        <span class="c unassessed open">
          <span aria-hidden="true">{language === 'ja' ? '未' : '?'}</span>
          <Spoken cell={cell} language={language} />
        </span>
      )
    case 'notApplicable':
      return (
        <span class="c hatch plain">
          <b aria-hidden="true">／</b>
          <Spoken cell={cell} language={language} />
        </span>
      )
    case 'suppressed':
      return (
        <span class="c hidden">
          <span aria-hidden="true">{HIDDEN_SIGN}</span>
          <Spoken cell={cell} language={language} />
        </span>
      )
    case 'problem':
      return (
        <span class="c problem mark">
          {cell.href === null ? <span aria-hidden="true">!</span> : <Outside text="!" href={cell.href} />}
          <Spoken cell={cell} language={language} />
        </span>
      )
  }
}
