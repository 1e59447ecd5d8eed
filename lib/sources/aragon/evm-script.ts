import { decodeFunctionData, encodeFunctionData, type Hex } from 'viem';
import { enactedAbi } from './aragon-abi';

/** Money that a script moves. Addresses in lower case; without a token it is ETH. */
export interface Payment {
  /** The contract that is told to pay. */
  by: string;
  token?: string;
  to: string;
  units: bigint;
}

/** A proposal that a script hands on to Dual Governance. */
export interface Submission {
  to: string;
  /** As it was submitted: by this it is found again. */
  calls: readonly { target: string; value: bigint; payload: Hex }[];
  payments: readonly Payment[];
}

/** What a script does. */
export interface Enactments {
  payments: readonly Payment[];
  submissions: readonly Submission[];
  /** How many of its calls do something else. */
  others: number;
}

interface Call {
  to: string;
  data: Hex;
  value: bigint;
}

/** Scripts within scripts: an agent is told to run one, that tells it again. */
const deepest = 4;
const mostCalls = 200;

/**
 * What a vote's script does, once it runs. `undefined`: it is not the script of calls (`0x00000001`, then address, length and data of
 * each) that the format promises. An empty one does nothing.
 */
export function readScript(script: Hex): Enactments | undefined {
  if (script === '0x' || script === '0x00000001') return { payments: [], submissions: [], others: 0 };
  const calls = callsOf(script);
  return calls && enactmentsOf(calls, deepest);
}

function callsOf(script: Hex): Call[] | undefined {
  if (!script.startsWith('0x00000001')) return undefined;
  const calls: Call[] = [];
  let at = 10;
  while (at < script.length) {
    const to = script.slice(at, at + 40);
    const length = Number.parseInt(script.slice(at + 40, at + 48), 16) * 2;
    const data = script.slice(at + 48, at + 48 + length);
    if (to.length !== 40 || !Number.isFinite(length) || data.length !== length || calls.length >= mostCalls)
      return undefined;
    calls.push({ to: `0x${to.toLowerCase()}`, data: `0x${data}`, value: 0n });
    at += 48 + length;
  }
  return calls;
}

function enactmentsOf(calls: readonly Call[], depth: number): Enactments {
  const each = calls.map((call) => enactmentOf(call, depth));
  return {
    payments: each.flatMap(({ payments }) => payments),
    submissions: each.flatMap(({ submissions }) => submissions),
    others: each.reduce((sum, { others }) => sum + others, 0),
  };
}

const something: Enactments = { payments: [], submissions: [], others: 1 };

function enactmentOf({ to, data, value }: Call, depth: number): Enactments {
  const pays = (payment: Payment): Enactments => ({ payments: [payment], submissions: [], others: 0 });
  if (data === '0x') return value > 0n ? pays({ by: to, to, units: value }) : something;
  const call = understood(data);
  if (!call || depth === 0) return something;
  switch (call.functionName) {
    case 'newImmediatePayment': {
      const [token, receiver, units] = call.args;
      return pays({ by: to, ...tokenOf(token), to: receiver.toLowerCase(), units });
    }
    case 'transfer': {
      const [receiver, units] = call.args;
      return pays({ by: to, token: to, to: receiver.toLowerCase(), units });
    }
    case 'forward': {
      const inner = callsOf(call.args[0]);
      return inner ? enactmentsOf(inner, depth - 1) : something;
    }
    case 'execute': {
      const [target, ether, inner] = call.args;
      const told = { to: target.toLowerCase(), data: inner, value: ether };
      const within = enactmentOf(told, depth - 1);
      const alsoPays = ether > 0n && inner !== '0x';
      const payment = { by: to, to: told.to, units: ether };
      return alsoPays ? { ...within, payments: [payment, ...within.payments] } : within;
    }
    case 'submitProposal': {
      const inner = call.args[0].map(({ target, value: ether, payload }) => ({
        to: target.toLowerCase(),
        value: ether,
        data: payload,
      }));
      const submission = {
        to,
        calls: inner.map((one) => ({ target: one.to, value: one.value, payload: one.data })),
        payments: enactmentsOf(inner, depth - 1).payments,
      };
      return { payments: [], submissions: [submission], others: 0 };
    }
  }
}

/** A call that is known, and is exactly what its interface says: what only begins like one is something else. */
function understood(data: Hex) {
  try {
    const call = decodeFunctionData({ abi: enactedAbi, data });
    return encodeFunctionData({ abi: enactedAbi, ...call } as never) === data.toLowerCase() ? call : undefined;
  } catch {
    return undefined;
  }
}

function tokenOf(token: string): { token?: string } {
  return /^0x0{40}$/.test(token) ? {} : { token: token.toLowerCase() };
}
