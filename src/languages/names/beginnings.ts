import type { BeginningNames } from '../../model/catalog/names/beginnings.js';

/** English is what programs of every language are named in. */
export const beginningNames: Omit<BeginningNames, 'setsUp'> = {
  begins:
    /^_*(init|lazy|start|open|connect|reconnect|attach|bind|set_?[uU]p|register|install|enable|activate|mount|create|make|build|launch|load|serve|listen|watch|subscribe|observe|add|run|main|boot|configure|config|hook|wire|monitor|track|follow|stream|render|on|use|ready|begin|join|spawn|bootstrap|compose|define|extend|wrap|patch|instrument|inject|provide|inherit|pipe|forward|proxy|expose|expect|test|once|one)([A-Z_]|$)|(Listeners?|Events?|Handlers?|Hooks|Observers?|Signals)_*$/,
  lasts:
    /^_*(start|listen|serve|watch|subscribe|observe|on|add|register|attach|bind|connect|open|stream|link|forward|follow|track|wire|setup|install|mount|use)([A-Z_]|$)|^run$/,
  makes: /^_*(merge|combine|any|race|with|make|create|build)([A-Z_]|$)/,
  goesOn:
    /^(register|start|install|attach|mount|subscribe|listen|serve|schedule|enable|activate|run_forever)(_|[A-Z]|$)/,
  renews:
    /^[_#]*(set|update|change|switch|select|replace|refresh|reload|restart|rebuild|reset|renew|resubscribe|reconnect|rotate|swap|rewind|resize|recreate)([A-Z_]|$)/,
  begun: /^[_#]*(?:start|begin|open|enter|create|acquire)([A-Z_]\w*)$/,
  beginsAnew: /^_*reset/,
  registers: /^(on|add|register|subscribe|connect|observe|listen|watch|bind|hook|attach)(_|$)/,
  dueOnce:
    /(^|_)(once|done|close|closed|exit|complete|result|errback|callbacks|call_later)(_|$)|^add_(callback|timeout|future|task)$/,
  keepsCallbacks:
    /^(on|once|add|set|bind|use|append|push|call|defer|delay|enqueue|hook|listen|observe|provide|queue|register|route|run|schedule|start|submit|subscribe|tap|watch|when|connect|attach|install|mount|define|get|post|put|delete|patch|all)([A-Z_]|$)/,
  assembles:
    /^_*(register|add|on|set|install|include|bind|use|attach|subscribe|connect|listen|declare|define|mount|plug|hook|append|prepend|extend|with|visit|parse|build|load|init|configure|setup|import|export|compile|create_app|provide)(_|[A-Z]|$)/,
  joins: /^_*(register|add|attach|join|track)([A-Z_]|$)/,
  lists: /^_*(reg|add|append|attach|track|push|put|set)/,
  wraps:
    /wrap|patch|decorat|instrument|hook|intercept|proxy|partial|bind|middleware|monkey|trace|traced|with(?!out|draw|hold)[a-z_]/i,
  passesOn: /^(run|with|in|invoke|call|exec|apply|batch|measure|trace|time|wrap|retry)[A-Z]/,
  accessors: /^_*(get|current|active|for)([A-Z]|$)/,
};
