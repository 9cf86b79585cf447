import type { NameWords } from '../model/name-words.js';

const SETS_UP =
  '_*(setup|set_?up|init|initiali[sz]e|configure|config|install|register|bootstrap|activate|load|create_?app|make_?app|include|use|define|declare|add_|set_|bind)';

const TAKES_OUT =
  'un(?:subscribe|register|watch|listen|bind|track|follow|link)|remove|delete|del|drop|discard|forget|leave|detach|deregister|disconnect';
const ENDS = 'stop|close|destroy|dispose|release|end|finish|kill|terminate|cancel';

/** Names that begin with one of the verbs, whatever marks them as private. */
function verbs(alternatives: string): RegExp {
  return new RegExp(`^[_#]*(?:${alternatives})(?:_|[A-Z]|$)`);
}

/** English is what programs of every language are named in; `setsUp`: names of a language's own that set something up. */
export function nameWordsWith(setsUp: string): NameWords {
  return { ...nameWords, setsUp: new RegExp(`^(${SETS_UP}|${setsUp})`, 'i') };
}

const nameWords: Omit<NameWords, 'setsUp'> = {
  takesHandler: /(^|_)(callback|cb|handler|listener|hook|function|func|fn|f|observer|subscriber|action)$/i,
  begins:
    /^_*(init|lazy|start|open|connect|reconnect|attach|bind|set_?[uU]p|register|install|enable|activate|mount|create|make|build|launch|load|serve|listen|watch|subscribe|observe|add|run|main|boot|configure|config|hook|wire|monitor|track|follow|stream|render|on|use|ready|begin|join|spawn|bootstrap|compose|define|extend|wrap|patch|instrument|inject|provide|inherit|pipe|forward|proxy|expose|expect|test|once|one)([A-Z_]|$)|(Listeners?|Events?|Handlers?|Hooks|Observers?|Signals)_*$/,
  lasts:
    /^_*(start|listen|serve|watch|subscribe|observe|on|add|register|attach|bind|connect|open|run|stream|link|merge|combine|any|forward|race|follow|track|wire|setup|install|mount|use|with|make|create|build)([A-Z_]|$)/,
  goesOn:
    /^(register|start|install|attach|mount|subscribe|listen|serve|schedule|enable|activate|run_forever)(_|[A-Z]|$)/,
  keepsCallbacks:
    /^(on|once|add|set|bind|use|append|push|call|defer|delay|enqueue|hook|listen|observe|provide|queue|register|route|run|schedule|start|submit|subscribe|tap|watch|when|connect|attach|install|mount|define|get|post|put|delete|patch|all)([A-Z_]|$)/,
  renews:
    /^[_#]*(set|update|change|switch|select|replace|refresh|reload|restart|rebuild|reset|renew|resubscribe|reconnect|rotate|swap|rewind|resize|recreate)([A-Z_]|$)/,
  changing: /^_*(active|current|selected|focused|hovered|last|next|first|previous|new|latest)([A-Z]|$)/,
  turns: /^_*(current|active|selected|focused)\w*Chang/,
  takesOut: verbs(TAKES_OUT),
  ends: verbs(`${TAKES_OUT}|${ENDS}`),
  empties: verbs('clear|unset|reset'),
  cleansUp: verbs('clean(?:up)?|sweep'),
  begun: /^[_#]*(?:start|begin|open|enter|create|acquire)([A-Z_]\w*)$/,
  ended: /^[_#]*(?:end|finish|complete|close|stop|exit|release|settle|abort|cancel)([A-Z_]\w*)$/,
  evicts:
    /^(remove|delete|prune|evict|trim|purge|expire|clean|pull|drop|discard|flush|clear|unset|omit|pop|shift|splice|gc|sweep)/i,
  takesOff: /^_*(un|off|remove|clear|detach|stop|dispose|cancel|delete)/i,
  tearsDown:
    /^_*(clean|tear|dispose|destroy|un[a-z]*|remove|detach|stop|clear|off)([A-Z_]|$)|(^|_)(stop|close|shutdown|destroy|dispose)$/,
  takesAllBack: /^(remove|clear|detach|off|close|stop|dispose|destroy)_?[Aa]ll/,
  closes: /close|stop|shut|disconnect|release|terminate|kill|reset|clean/i,
  rests: /^(stop|pause|hide|detach|leave|reset)$/,
  answers:
    /^_*(cb|ack|fn|done|next|callback|resolve|reject|deferred?|resolver|continuation|handler)$|(Callback|Resolve|Reject|Deferred)$/,
  toDo: /queue|pending|backlog|deferred|postponed|todo/i,
  caches: /cache|memo/i,
  errors: /^_*(err|error|er)$/i,
  handlers:
    /^[_#$]*(on|handle|cb|callback|listener|handler|observer|fn|func|slot|update|notify)([A-Z_]|$)|(Handler|Listener|Callback|_handler|_callback|_listener)$/,
  stopFlags:
    /(stop|stopp(ed|ing)|shut_?down|clos(ed|ing)|exit|quit|cancel(led)?|terminat(e|ed)|abort(ed)?|done|finished|wait)$/i,
  runFlags: /(^|_)(is_?)?(running|alive|active|keep_?going|keep_?running|should_?run|started|run)$/i,
  feeds:
    /^_*((kafka|message|queue|event|redis|stream)_?)?(consumer|pubsub|pub_sub|websocket|ws|socket|subscriber|subscription|listener|listen|consume|subscribe|watch|read_messages|incoming|connection)$/i,
  feedTypes: /(Consumer|PubSub|Subscription)$/i,
  saysOver:
    /dispos|destroy|clos|stop|end|init|mount|ready|start|activ|running|open|connect|visib|attach|enabl|alive|setup|bound|listen|shown|is[A-Z]|install/i,
  joins: /^_*(register|add|attach|join|track)([A-Z_]|$)/,
  keeps: /destroy|dispose|remove|release|clean|close|stop|register|own|add|push|track|return|^_?set/i,
  accessors: /^_*(get|current|active|for)([A-Z]|$)/,
  wraps: /wrap|patch|decorat|instrument|hook|intercept|proxy|partial|bind|middleware|monkey|trace|traced|with[A-Z_]/i,
  wrapMarks: /wrapp|patch|instrument|install/i,
  comesAndGoes:
    /(request|response|connection|session|transaction|message|stream|reader|writer|parser|cursor|context|query|exchange|span|protocol|transport|socket|document|job|conversation|client)$/i,
  standsIn: /^(Mock|Fake|Dummy|Stub)/,
  entries: /^_?(s?id|uuid|key|name|topic|token|path|url)$|(Id|Key|Name|_id|_key|_name)$/,
  roots:
    /^([Aa]pp|[Rr]oot|[Mm]ain|[Ll]ayout|[Ss]hell)(Component|View|Page|Layout|Root|RootComponent|Shell|Provider)?$|(Provider|Service|Store|Singleton)$/,
  ofOne: /^[_#]*(instance|singleton|shared)$/i,
  givesOne: /^(get_?instance|shared|instance)$/i,
  singletons: /singleton/i,
  plugins: /Plugin$/,
  passesOn: /^(run|with|in|invoke|call|exec|apply|batch|measure|trace|time|wrap|retry)[A-Z]/,
  hearsErrors: /^(on([A-Z]\w*)?|once|use|handle|hook|tap\w*|catch|(add|prepend)\w*Listener)$/,
  ofErrors: /err|fail/i,
  hears: /^[_#]*(on|handle)([A-Z_]|$)/,
  lists: /^_*(reg|add|append|attach|track|push|put|set)/,
  registers: /^(on|add|register|subscribe|connect|observe|listen|watch|bind|hook|attach)(_|$)/,
  dueOnce:
    /(^|_)(once|done|close|closed|exit|complete|result|errback|callbacks|call_later)(_|$)|^add_(callback|timeout|future|task)$/,
  closedFlags: /^(is_?)?closed$/i,
  cancels: /cancel(?!led)/i,
  beginsAnew: /^_*reset/,
  shows: /^(show|toggle|hide)$/,
  hidesOrEnds: /^(close|stop|terminate|kill|unmount|end)$/,
  releases: /^(release|free|disconnect|detach|unbind|removeListeners|unsubscribe)$/,
  undoes: /^(?:stop|un|end|cancel|remove)([A-Z]?\w*)/,
  classHolders: /^_*[A-Z]|_(cls|class|type)$/,
  on: /^on(?!(ce|e|ly|line)$)\w*$/,
  counters: /^(i|j|k|n|idx|index|pos)/i,
  inverses: [
    ['add', ['remove', 'delete']],
    ['attach', ['detach']],
    ['publish', ['unpublish']],
    ['register', ['unregister', 'deregister']],
    ['subscribe', ['unsubscribe']],
    ['mount', ['unmount']],
    ['bind', ['unbind']],
    ['link', ['unlink']],
    ['track', ['untrack']],
    ['watch', ['unwatch']],
    ['observe', ['unobserve']],
    ['install', ['uninstall']],
    ['plug', ['unplug']],
    ['enroll', ['unenroll']],
  ],
  phases: [
    ['start', ['stop', 'end']],
    ['begin', ['end', 'finish']],
    ['attach', ['detach']],
    ['enable', ['disable']],
    ['mount', ['unmount']],
    ['connect', ['disconnect']],
    ['show', ['hide']],
    ['open', ['close']],
    ['activate', ['deactivate']],
    ['install', ['uninstall']],
    ['bind', ['unbind']],
    ['listen', ['unlisten', 'stopListening']],
    ['resume', ['pause', 'suspend']],
    ['enter', ['leave', 'exit']],
    ['load', ['unload']],
    ['init', ['destroy', 'dispose', 'deinit', 'teardown', 'uninit']],
    ['initialize', ['destroy', 'dispose', 'uninitialize', 'teardown']],
    ['setup', ['teardown', 'destroy', 'dispose', 'cleanup']],
  ],
};
