import type { ComponentChild, ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { Disclosure } from './Disclosure';

/** Something long behind a line of its own, which is not drawn before it is opened. */
export function DrawnWhenOpened({ title, children }: { title: ComponentChildren; children: () => ComponentChild }) {
  const [wasOpened, setOpened] = useState(false);
  return (
    <Disclosure title={title} onToggle={(isOpen) => isOpen && setOpened(true)}>
      {wasOpened && children()}
    </Disclosure>
  );
}
