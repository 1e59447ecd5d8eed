import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import { message } from '../../../lib/i18n/message';
import { Disclosure } from '../../ui/Disclosure';
import type { PanelActions } from '../panel-actions';
import { type Detail, useDetails } from './detail';

interface Props {
  title: ComponentChildren;
  detail: Detail;
  actions: PanelActions;
}

/** A line of the panel with a detail behind it. */
export function Behind({ title, detail, actions }: Props) {
  const [isOpen, setOpen] = useState(false);
  const { Content, failed } = useDetails(isOpen, actions.loadDetails);
  return (
    <Disclosure title={title} onToggle={setOpen}>
      {Content && <Content detail={detail} isOpen={isOpen} actions={actions} />}
      {failed && <p role="alert">{message('watchFailed')}</p>}
    </Disclosure>
  );
}
