import { parseAbi } from 'viem';

/** Every log that tells of money, each from the deployed contracts' own ABI. */
export const moneyEvents = parseAbi([
  // ERC-20. Its topic is also ERC-721's, which has one more indexed value and no amount.
  'event Transfer(address indexed from, address indexed to, uint256 value)',
  // Lido: what `Transfer` says in stETH, said in shares, right after it.
  'event TransferShares(address indexed from, address indexed to, uint256 sharesValue)',
  // WETH makes and burns without a `Transfer`.
  'event Deposit(address indexed dst, uint256 wad)',
  'event Withdrawal(address indexed src, uint256 wad)',
  // Safe 1.3.0 and later: the only log that plain ETH leaves at its receiver.
  'event SafeReceived(address indexed sender, uint256 value)',
  // The L2 variant of a Safe says what it is about to do, and whether that failed.
  'event SafeMultiSigTransaction(address to, uint256 value, bytes data, uint8 operation, uint256 safeTxGas, uint256 baseGas, uint256 gasPrice, address gasToken, address refundReceiver, bytes signatures, bytes additionalInfo)',
  'event ExecutionFailure(bytes32 txHash, uint256 payment)',
  // What a payer logs of ETH that it sends: OpenZeppelin's timelock, Compound's, Aragon's agent and vault, Aave's executor.
  'event CallExecuted(bytes32 indexed id, uint256 indexed index, address target, uint256 value, bytes data)',
  'event ExecuteTransaction(bytes32 indexed txHash, address indexed target, uint256 value, string signature, bytes data, uint256 eta)',
  'event Execute(address indexed sender, address indexed target, uint256 ethValue, bytes data)',
  'event ExecutedAction(address indexed target, uint256 value, string signature, bytes data, uint256 executionTime, bool withDelegatecall, bytes resultData)',
  'event VaultTransfer(address indexed token, address indexed to, uint256 amount)',
]);

/** Hashes of the signatures, by name. */
export const topics = {
  Transfer: '0xddf252ad1be2c89b69c2b068fc378daa952ba7f163c4a11628f55a4df523b3ef',
  TransferShares: '0x9d9c909296d9c674451c0c24f02cb64981eb3b727f99865939192f880a755dcb',
  Deposit: '0xe1fffcc4923d04b559f4d29a8bfc6cda04eb5b0d3c460751c2402c5c5cc9109c',
  Withdrawal: '0x7fcf532c15f0a6db0bd6d0e038bea71d30d808c7d98cb3bf7268a95bf5081b65',
  SafeReceived: '0x3d0ce9bfc3ed7d6862dbb28b2dea94561fe714a1b4d019aa8af39730d1ad7c3d',
  SafeMultiSigTransaction: '0x66753cd2356569ee081232e3be8909b950e0a76c1f8460c3a5e3c2be32b11bed',
  ExecutionFailure: '0x23428b18acfb3ea64b08dc0c1d296ea9c09702c09083ca5272e64d115b687d23',
  CallExecuted: '0xc2617efa69bab66782fa219543714338489c4e9e178271560a91b82c3f612b58',
  ExecuteTransaction: '0xa560e3198060a2f10670c1ec5b403077ea6ae93ca8de1c32b451dc1a943cd6e7',
  Execute: '0xc25cfed0b22da6a56f0e5ff784979a0b8623eddf2aee4acd33c2adefb09cbab6',
  ExecutedAction: '0x528c26f4cc05f95dc8bad30284946548f08ec44f7dd536473f28b08c65334cdd',
  VaultTransfer: '0x239e7f6cdac8fb35a788a46b431b54da87de90b82448a2c294be5e92a6e579af',
} as const;

/** Wrapped ETH, by chain: the only contract whose `Deposit` and `Withdrawal` mean what they say here. */
export const wrappedEther: Readonly<Record<number, string>> = { 1: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2' };
