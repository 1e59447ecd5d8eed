import {
  type Abi,
  type ContractFunctionArgs,
  type ContractFunctionName,
  type ContractFunctionReturnType,
  type DecodeFunctionResultParameters,
  decodeFunctionResult,
  type EncodeFunctionDataParameters,
  encodeFunctionData,
  type Hex,
  parseAbi,
} from 'viem';

/** A question to a contract, ready to be sent, and how its answer is read. */
export interface ContractCall<Value> {
  to: Hex;
  data: Hex;
  /** Throws where the bytes are not what the ABI says. */
  decode(data: Hex): Value;
  /** What else to ask a node where calls cannot be made together: the ETH of this address. */
  etherOf?: Hex;
}

type Reading = 'view' | 'pure';

/** A question to a contract by its ABI. The address may be written in any case. Whether a number is one of an enum is the caller's to check. */
export function contractCall<const Interface extends Abi, Name extends ContractFunctionName<Interface, Reading>>(
  to: string,
  abi: Interface,
  functionName: Name,
  args: ContractFunctionArgs<Interface, Reading, Name>,
): ContractCall<ContractFunctionReturnType<Interface, Reading, Name>> {
  const call = { abi, functionName, args } as unknown;
  return {
    to: to.toLowerCase() as Hex,
    data: encodeFunctionData(call as EncodeFunctionDataParameters),
    decode: (data) =>
      decodeFunctionResult({ ...(call as DecodeFunctionResultParameters), data }) as ContractFunctionReturnType<
        Interface,
        Reading,
        Name
      >,
  };
}

/** Multicall3, at the same address on every chain that has it. */
export const multicall3 = '0xca11bde05977b3631167028862be2a173976ca11';

const balanceAbi = parseAbi(['function getEthBalance(address) view returns (uint256)']);

/** The question how much of the chain's own money is on an address. */
export function etherBalance(address: string): ContractCall<bigint> {
  const owner = address.toLowerCase() as Hex;
  return { ...contractCall(multicall3, balanceAbi, 'getEthBalance', [owner]), etherOf: owner };
}
