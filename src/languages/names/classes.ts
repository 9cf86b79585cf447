import type { ClassNames } from '../../model/catalog/names/classes.js';

/** English is what programs of every language are named in. */
export const classNames: ClassNames = {
  comesAndGoes:
    /(request|response|connection|session|transaction|message|stream|reader|writer|parser|cursor|context|query|exchange|span|protocol|transport|socket|document|job|conversation|client)$/i,
  // `WireMockServer`; a `RouteGuideStub` is a client of gRPC.
  standsIn: /^_*(Mock|Fake|Dummy|Stub)|[a-z](Mock|Fake)(?![a-z])/,
  roots:
    /^([Aa]pp|[Rr]oot|[Mm]ain|[Ll]ayout|[Ss]hell)(Component|View|Page|Layout|Root|RootComponent|Shell|Provider)?$|(Provider|Service|Store|Singleton)$/,
  opensComponent: /^(?:is)?_?(?:open|opened|show|shown|visible|active|modelvalue)$/i,
  singletons: /singleton/i,
  provides: /^((register|add)_?[sS]ingleton|(ThreadSafe|ContextLocal)?Singleton|SyncDescriptor)$/,
  shares: /^(in|as)SingletonScope$|^(asS|toS|s)ingleton$/,
  plugins: /Plugin$/,
  exceptions: /^([a-z]*error|[A-Z]\w*(Error|Exception|Exit|Interrupt|Timeout|Failure))$/,
  feedTypes: /(Consumer|PubSub|Subscription)$/i,
};
