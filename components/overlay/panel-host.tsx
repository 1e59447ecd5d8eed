import { render } from 'preact';
import { message } from '../../lib/i18n/message';
import type { HintView } from '../../lib/messages/hint-view';
import type { PanelView, UncertainView } from '../../lib/messages/panel-view';
import type { PageAdapter } from '../../lib/pages/page-adapter';
import hintCss from '../hint/hint.css?inline';
import rescueCss from '../rescue/rescue.css?inline';
import raceCss from '../rescue/vote/race.css?inline';
import tokensCss from '../ui/tokens.css?inline';
import { sharePreact } from './details/shared-preact';
import { HintPanel } from './HintPanel';
import panelCss from './panel.css?inline';
import type { PanelActions } from './panel-actions';
import { lingers } from './place/linger';
import { ReadingPanel } from './ReadingPanel';
import { RescuePanel } from './RescuePanel';
import { topicParts } from './topic/topic-parts';
import { UncertainPanel } from './UncertainPanel';

/** The name of our one element in the page. */
export const hostName = 'shortfall-panel';

/** Asked of an element by that name: is there a living copy of us behind it? */
const aliveEvent = 'shortfall-alive';

/** An answer that is shown. */
export type Shown = PanelView | UncertainView | HintView;

/** What can be drawn: an answer, or that one is awaited. */
export type Drawable = Shown | { kind: 'reading'; collapsed: boolean };

/** How the panel stands in the page. */
export interface Standpoint {
  layout: 'beside' | 'above' | 'docked';
  /** One line, until the reader opens it. */
  line: boolean;
  /** Takes no room: the page was painted before the panel came. */
  late: boolean;
  /** Stands in a room of fixed height that was kept for it before its answer came. */
  reserved: boolean;
}

/** Our element in the page, and what is drawn in its closed shadow root. */
export interface PanelHost {
  element: HTMLElement;
  draw(view: Drawable, standpoint: Standpoint): void;
  destroy(): void;
}

/** Makes the host element. It is not in the page yet. */
export function createPanelHost(site: PageAdapter['name'], actions: PanelActions, isAlive: () => boolean): PanelHost {
  // The script of details, should it come, draws in this panel.
  sharePreact();
  const element = document.createElement(hostName);
  // Whatever the site says of elements in general: not of this one.
  for (const [name, value] of Object.entries({ all: 'initial', display: 'block', position: 'relative' }))
    element.style.setProperty(name, value, 'important');
  // Closed: the page cannot reach in. Styles are in the root itself, so that no file of ours can be asked for by the page.
  const root = element.attachShadow({ mode: 'closed' });
  const style = document.createElement('style');
  style.textContent = [tokensCss, rescueCss, raceCss, hintCss, panelCss, topicParts()?.css ?? ''].join('\n');
  const inside = document.createElement('div');
  inside.className = 'sf';
  inside.dataset.site = site;
  // Our texts are in the browser's language, whatever the site's is.
  inside.lang = message('locale');
  inside.dir = 'ltr';
  root.append(style, inside);

  // Keys pressed in the panel are no shortcuts of the site.
  for (const type of ['keydown', 'keypress', 'keyup'])
    element.addEventListener(type, (event) => event.stopPropagation());
  inside.addEventListener('keydown', (event) => {
    const isOpen = inside.querySelector('.panel:not(.collapsed)');
    if (event.key !== 'Escape' || !isOpen || inside.dataset.layout !== 'docked') return;
    event.preventDefault();
    collapse(true);
    inside.querySelector<HTMLElement>('.head .icon')?.focus();
  });
  // A panel that was cut off ends at the first touch, before anything of it tries to draw itself.
  for (const type of ['pointerdown', 'click', 'keydown', 'toggle'])
    root.addEventListener(type, (event) => isAlive() || event.stopPropagation(), { capture: true });
  element.addEventListener(aliveEvent, (event) => isAlive() && event.preventDefault());

  let drawn: [Drawable, Standpoint] | undefined;
  /** What the reader chose on this visit: in the page, and where the panel lies over it. */
  let chosen: boolean | undefined;
  let chosenDocked: boolean | undefined;
  const draw = (view: Drawable, standpoint: Standpoint): void => {
    drawn = [view, standpoint];
    const isDocked = standpoint.layout === 'docked';
    const collapsed =
      (isDocked ? chosenDocked : chosen) ?? (standpoint.line || ('collapsed' in view && view.collapsed));
    inside.dataset.layout = standpoint.layout;
    // On narrow screens the page ends below the docked line: all of it can be scrolled clear.
    element.style.setProperty(
      'height',
      isDocked ? 'min(160px, max(0px, (768px - 100vw) * 1000))' : 'auto',
      'important',
    );
    inside.dataset.late = String(standpoint.late && collapsed && chosen === undefined);
    inside.dataset.reserved = String(standpoint.reserved && chosen === undefined);
    render(content(view, collapsed), inside);
  };
  const content = (view: Drawable, collapsed: boolean) => {
    switch (view.kind) {
      case 'panel':
        return <RescuePanel view={view} collapsed={collapsed} actions={{ ...actions, collapse }} />;
      case 'uncertain':
        return <UncertainPanel view={view} />;
      case 'hint':
        return <HintPanel view={view} actions={actions} />;
      case 'reading':
        return <ReadingPanel collapsed={collapsed} />;
    }
  };
  const collapse = (collapsed: boolean): void => {
    // What lies over the page is closed to see the page: that says nothing of how panels are liked.
    if (drawn?.[1].layout === 'docked') chosenDocked = collapsed;
    else {
      chosen = collapsed;
      actions.collapse(collapsed);
    }
    if (drawn) draw(...drawn);
  };
  return {
    element,
    draw,
    destroy() {
      element.remove();
      render(null, inside);
    },
  };
}

/** Elements by our name that are none of ours: of a copy of us that was cut off by an update, or copied by the site. */
export function strangers(own: Element | undefined): Element[] {
  return [...document.querySelectorAll(hostName)].filter((element) => element !== own && !lingers(element));
}

/** Whether a living copy of us stands behind an element. */
export function isLiving(stranger: Element): boolean {
  return !stranger.dispatchEvent(new Event(aliveEvent, { cancelable: true }));
}
