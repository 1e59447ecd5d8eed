/** Ends a command with one sentence: what is wrong with what was asked. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
}
