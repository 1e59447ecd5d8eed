/** The user's own address and key, as the options show them. The key itself is never shown again. */
export interface AccountView {
  kind: 'account';
  /** The address that is followed, with its checksum. */
  address?: string;
  /** Reminders come only for votes in which it has not voted. */
  onlyUnvoted: boolean;
  /** `refused`: the hub does not know it, and it is not sent. */
  key: 'none' | 'given' | 'refused';
  /** Whether the host that computes voting power may be asked. */
  powerAllowed: boolean;
}

/** The host that computes voting power: asked for when an address is given. */
export const powerHost = 'score.snapshot.org';
