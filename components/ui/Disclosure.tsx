import type { ComponentChildren } from 'preact';

interface Props {
  title: ComponentChildren;
  children: ComponentChildren;
  /** Open from the start, and as soon as it is so. */
  open?: boolean;
  /** Told when it is opened or closed. */
  onToggle?: (isOpen: boolean) => void;
}

/** Something that stands behind a line of its own, and opens on a click. `Esc` closes it. */
export function Disclosure({ title, children, open = false, onToggle }: Props) {
  const close = (event: KeyboardEvent): void => {
    const details = event.currentTarget;
    if (event.key !== 'Escape' || !(details instanceof HTMLDetailsElement) || !details.open) return;
    event.stopPropagation();
    // Else the browser would close the whole popup.
    event.preventDefault();
    details.open = false;
    details.querySelector('summary')?.focus();
  };
  return (
    <details
      class="disclosure"
      {...(open && { open })}
      onKeyDown={close}
      onToggle={(event) => onToggle?.(event.currentTarget.open)}
    >
      <summary>{title}</summary>
      <div class="disclosed">{children}</div>
    </details>
  );
}
