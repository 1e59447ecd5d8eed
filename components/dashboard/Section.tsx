import type { ComponentChildren } from 'preact';

interface Props {
  /** Its place in the page's address. */
  id: string;
  title: ComponentChildren;
  /** One sentence: what is to be seen here, and how it was counted. */
  lead?: ComponentChildren;
  children: ComponentChildren;
}

/** One part of the dashboard, with a heading that can be linked to. */
export function Section({ id, title, lead, children }: Props) {
  return (
    <section class="part" id={id} tabIndex={-1} aria-labelledby={`${id}-heading`}>
      <h2 id={`${id}-heading`}>{title}</h2>
      {lead !== undefined && <p class="lead">{lead}</p>}
      {children}
    </section>
  );
}
