import type { NameWords } from '../model/name-words.js';

const SETS_UP =
  '_*(setup|set_?up|init|initiali[sz]e|configure|config|install|register|bootstrap|activate|load|create_?app|make_?app|include|use|define|declare|add_|set_|bind)';

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
