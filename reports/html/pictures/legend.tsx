/** What the marks of a picture mean, each drawn as it stands there. */

const MARKS = {
  taken: <circle cx="8" cy="8" r="4.5" fill="var(--ink)" />,
  refused: <circle cx="8" cy="8" r="3.5" fill="none" stroke="var(--soft)" stroke-width="1.25" />,
  beyond: <path d="M8 2.5 13.5 12.5H2.5Z" fill="var(--gold)" />,
  against: <path d="M4 4 12 12M12 4 4 12" stroke="var(--fail)" stroke-width="3" />,
  documented: <rect x="1" y="1" width="14" height="14" fill="var(--line)" />,
} as const

export type Mark = keyof typeof MARKS

/** In the order in which they are given. */
export function Legend({ marks }: { readonly marks: readonly (readonly [Mark, string])[] }) {
  return (
    <ul class="plain legend">
      {marks.map(([mark, text]) => (
        <li>
          <svg width="16" height="16" viewBox="0 0 16 16" aria-hidden="true">
            {MARKS[mark]}
          </svg>
          {text}
        </li>
      ))}
    </ul>
  )
}
