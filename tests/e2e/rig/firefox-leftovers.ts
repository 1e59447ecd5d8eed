interface WeakReference {
  get(): Element | null;
}

// What such a script finds around it.
declare const content: Window & typeof globalThis & { __seen?: WeakReference[] };
declare const sendAsyncMessage: (name: string, data: unknown) => void;
declare const Cu: {
  getWeakReference(element: Element): WeakReference;
  getObjectPrincipal(object: object): { contentScriptAddonPolicy?: { id: string } };
  forceGC(): void;
  forceCC(): void;
};
declare const Services: {
  els: { getListenerInfoFor(target: object): { type: string; listenerObject: object | null }[] };
};

/**
 * Runs in the process of the page with the browser's own rights: keeps weak references to elements of ours as they come, and
 * answers what is left of them, and which listeners are ours.
 */
function frameScript(ask: string, geckoId: string): void {
  const isOurs = (node: Node): node is Element => node.nodeName.toLowerCase().startsWith('shortfall-');
  const seen = content.__seen ?? [];
  if (!content.__seen) {
    // Seen by the browser alone, not by the page.
    content.__seen = seen;
    const note = (node: Node) => {
      if (isOurs(node)) seen.push(Cu.getWeakReference(node));
    };
    for (const node of content.document.querySelectorAll('*')) note(node);
    new content.MutationObserver((records) => {
      for (const { addedNodes } of records) for (const node of addedNodes) note(node);
    }).observe(content.document, { childList: true, subtree: true });
  }
  Cu.forceGC();
  Cu.forceCC();
  Cu.forceGC();
  Cu.forceCC();
  const targets = {
    window: content,
    document: content.document,
    navigation: (content as unknown as { navigation?: object }).navigation,
  };
  const listeners: string[] = [];
  for (const [name, target] of Object.entries(targets)) {
    if (!target) continue;
    for (const { type, listenerObject } of Services.els.getListenerInfoFor(target))
      if (listenerObject && Cu.getObjectPrincipal(listenerObject).contentScriptAddonPolicy?.id === geckoId)
        listeners.push(`${name} ${type}`);
  }
  const alive = new Set(seen.flatMap((reference) => reference.get() ?? []));
  const detached = [...alive].filter((element) => !element.isConnected).length;
  sendAsyncMessage(ask, { listeners: listeners.sort(), detached, running: 0 });
}

/** An expression for the browser's window: what the extension has left in the page at an address, as JSON. */
export function askForLeftovers(address: string, geckoId: string): string {
  const ask = `leftovers-${crypto.randomUUID()}`;
  const name = JSON.stringify(ask);
  // Nobody hears what is thrown there.
  const source = `try { (${frameScript})(${name}, ${JSON.stringify(geckoId)}) } catch (error) { sendAsyncMessage(${name}, { error: String(error) }) }`;
  return `new Promise((done, failed) => {
    const tab = gBrowser.tabs.find(({ linkedBrowser }) => linkedBrowser.currentURI.spec === ${JSON.stringify(address)});
    if (!tab) return failed(new Error('no tab at ' + ${JSON.stringify(address)}));
    const { messageManager } = tab.linkedBrowser;
    messageManager.addMessageListener(${name}, ({ data }) => data.error ? failed(new Error(data.error)) : done(JSON.stringify(data)));
    messageManager.loadFrameScript('data:,' + encodeURIComponent(${JSON.stringify(source)}), false);
  })`;
}
