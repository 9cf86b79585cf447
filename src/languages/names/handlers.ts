import type { HandlerNames } from '../../model/catalog/names/handlers.js';

/** English is what programs of every language are named in. */
export const handlerNames: HandlerNames = {
  takesHandler: /(^|_)(callback|cb|handler|listener|hook|function|func|fn|f|observer|subscriber|action)$/i,
  handlers:
    /^[_#$]*(on|handle|cb|callback|listener|handler|observer|fn|func|slot|update|notify)([A-Z_]|$)|(Handler|Listener|Callback|_handler|_callback|_listener)$/,
  hears: /^[_#]*(on|handle)([A-Z_]|$)/,
  on: /^on(?!(ce|e|ly|line)(?![a-z]))\w*$/,
  ofEvents: /event/i,
  emitters: /(emitter|event_?bus)$/i,
  eventTexts: /^(?!localhost$)[a-z][\w:-]*$/i,
  servers: /(^app|server)$/i,
  addresses: /port|host|address/i,
  answers:
    /^_*(cb|ack|fn|done|next|callback|resolve|reject|deferred?|resolver|continuation|handler)$|(Callback|Resolve|Reject|Deferred)$/,
  errors: /^_*(err|error|er)$/i,
  hearsErrors: /^(on([A-Z]\w*)?|once|use|handle|hook|tap\w*|catch|(add|prepend)\w*Listener)$/,
  ofErrors: /err|fail/i,
};
