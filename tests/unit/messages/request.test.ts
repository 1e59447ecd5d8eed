import { beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { DisconnectedError, request } from '../../../lib/messages/request.ts';

/** What `runtime.sendMessage` does next, in order. */
function sending(...results: (unknown | Error)[]) {
  const send = vi.spyOn(fakeBrowser.runtime, 'sendMessage');
  for (const result of results)
    send.mockImplementationOnce((async () => {
      if (result instanceof Error) throw result;
      return result;
    }) as never);
  return send;
}

const nobody = new Error('Could not establish connection. Receiving end does not exist.');

beforeEach(() => {
  vi.restoreAllMocks();
  fakeBrowser.reset();
});

describe('a request', () => {
  it('carries its name, and brings the answer', async () => {
    const send = sending({ kind: 'saved' });
    expect(await request('collapse', { collapsed: true })).toEqual({ kind: 'saved' });
    expect(send).toHaveBeenCalledWith({ shortfall: 1, name: 'collapse', request: { collapsed: true } });
  });

  it('is asked once more where the worker was just starting', async () => {
    sending(nobody, { kind: 'saved' });
    expect(await request('collapse', { collapsed: true })).toEqual({ kind: 'saved' });
  });

  it.each([
    ['nobody listens', nobody],
    ['the worker dies while it answers', new Error('The message port closed before a response was received.')],
    ['Firefox has put the worker away', new Error('Promised response from onMessage listener went out of scope')],
    ['nobody answers', undefined],
  ])('ends in a DisconnectedError after a second try: %s', async (_, result) => {
    const send = sending(result, result);
    await expect(request('collapse', { collapsed: true })).rejects.toBeInstanceOf(DisconnectedError);
    expect(send).toHaveBeenCalledTimes(2);
  });

  it.each([
    ['Chrome', new Error('Extension context invalidated.')],
    ['Firefox', new TypeError("can't access dead object")],
  ])('ends at once after an update of the extension, as %s says it', async (_, error) => {
    const send = sending(error);
    await expect(request('collapse', { collapsed: true })).rejects.toBeInstanceOf(DisconnectedError);
    expect(send).toHaveBeenCalledTimes(1);
  });

  it('ends at once where the browser has taken the extension away from the page', async () => {
    const send = sending();
    const { id } = fakeBrowser.runtime;
    fakeBrowser.runtime.id = undefined as never;
    await expect(request('collapse', { collapsed: true })).rejects.toBeInstanceOf(DisconnectedError);
    fakeBrowser.runtime.id = id;
    expect(send).not.toHaveBeenCalled();
  });

  it('does not hide a fault of ours', async () => {
    sending(new Error('Could not serialize message.'));
    await expect(request('collapse', { collapsed: true })).rejects.toThrow('Could not serialize message.');
  });

  it('is not sent for a visit that is over', async () => {
    const send = sending({ kind: 'saved' });
    const signal = AbortSignal.abort(new Error('gone'));
    await expect(request('collapse', { collapsed: true }, { signal })).rejects.toThrow('gone');
    expect(send).not.toHaveBeenCalled();
  });

  it('discards an answer that comes after the visit', async () => {
    const visit = new AbortController();
    vi.spyOn(fakeBrowser.runtime, 'sendMessage').mockImplementation((async () => {
      visit.abort(new Error('gone'));
      return { kind: 'saved' };
    }) as never);
    await expect(request('collapse', { collapsed: true }, { signal: visit.signal })).rejects.toThrow('gone');
  });

  it('does not ask a second time for a visit that ended meanwhile', async () => {
    const visit = new AbortController();
    const send = sending(nobody, { kind: 'saved' });
    const asked = request('collapse', { collapsed: true }, { signal: visit.signal });
    visit.abort(new Error('gone'));
    await expect(asked).rejects.toThrow('gone');
    expect(send).toHaveBeenCalledTimes(1);
  });
});
