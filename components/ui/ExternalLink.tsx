import type { ComponentChildren } from 'preact';

interface Props {
  /** Anything but https is shown as text without a link. */
  href: string | undefined;
  children: ComponentChildren;
}

/** A link out: https only, in a new tab, telling the other side nothing about where it came from. */
export function ExternalLink({ href, children }: Props) {
  if (!isHttps(href)) return <span>{children}</span>;
  return (
    <a href={href} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}

function isHttps(href: string | undefined): href is string {
  if (href === undefined) return false;
  try {
    return new URL(href).protocol === 'https:';
  } catch {
    return false;
  }
}
