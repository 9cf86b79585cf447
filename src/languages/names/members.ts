import type { MemberNames } from '../../model/catalog/names/members.js';

/** English is what programs of every language are named in. */
export const memberNames: MemberNames = {
  changing: /^_*(active|current|selected|focused|hovered|last|next|first|previous|new|latest)([A-Z]|$)/,
  turns: /^_*(current|active|selected|focused)\w*Chang/,
  toDo: /queue|pending|backlog|deferred|postponed|todo/i,
  caches: /cache|memo/i,
  settings:
    /(config|setting|limit|threshold|preference|pref|override|permission|alias|(white|black|allow|deny|watch)_?list)(e?s)?$/i,
  stopFlags:
    /(stop|stopp(ed|ing)|shut_?down|clos(ed|ing)|exit|quit|cancel(led)?|terminat(e|ed)|abort(ed)?|done|finished|wait)$/i,
  toldFlags: /(stop|stopp(ed|ing)|shut_?down|clos(ed|ing)|exit|quit|cancel(led)?|terminat(e|ed)|abort(ed)?)$/i,
  runFlags: /(^|_)(is_?)?(running|alive|active|keep_?going|keep_?running|should_?run|started|run)$/i,
  closedFlags: /^(is_?)?closed$/i,
  // A process that could not be started has no number.
  openFlags: /^(pid|(is_?)?open(ed)?)$/i,
  saysOver:
    /dispos|destroy|clos|stop|end|init|mount|ready|start|activ|running|open|connect|visib|attach|enabl|alive|setup|bound|listen|shown|is[A-Z]|install/i,
  wrapMarks: /wrapp|patch|instrument|install/i,
  openFiles:
    /^_*(file|f|fp|fh|fd|fileobj|file_?obj|file_handle|fileno|stream|buf|buffer|bytes_?io|upload|uploaded_file|memory_file)$/i,
  feeds:
    /^_*((kafka|message|queue|event|redis|stream)_?)?(consumer|pubsub|pub_sub|websocket|ws|socket|subscriber|subscription|listener|incoming|connection)$/i,
  calledFeeds: /^_*((kafka|message|queue|event|redis|stream)_?)?(listen|consume|subscribe|watch|read_messages)$/i,
  entries: /^_?(s?id|uuid|key|name|topic|token|path|url)$|(Id|Key|Name|_id|_key|_name)$/,
  counters: /^(i|j|k|n|idx|index|pos)/i,
  classHolders: /^_*[A-Z]|_(cls|class|type)$/,
  ofOne: /^[_#]*(instance|singleton|shared)$/i,
  givesOne: /^(get_?instance|shared|instance)$/i,
};
