import type { ServedRow } from '../../model/catalog/handler-words.js';

const METHODS = /^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS|ALL|fallback)$/;

/** Sources: the references of Next.js, SvelteKit, Astro, Remix, AWS Lambda, Cloudflare Pages, the guide of discord.js. */
export const servedRows: readonly ServedRow[] = [
  { file: /(^|\/)route\.[cm]?[jt]sx?$/, names: METHODS },
  { file: /(^|\/)pages\/api\/.*\.[cm]?[jt]sx?$/, names: /^(default|GET|POST|PUT|PATCH|DELETE|ALL)$/ },
  { file: /(^|\/)pages\/.*\.[cm]?[jt]sx?$/, names: /^getServerSideProps$/ },
  { file: /(^|\/)pages\/.*\.[cm]?[jt]s$/, names: METHODS },
  { file: /(^|\/)\+server\.[jt]s$/, names: METHODS },
  { file: /(^|\/)\+(page|layout)\.server\.[jt]s$/, names: /^load$/ },
  { file: /(^|\/)\+page\.server\.[jt]s$/, names: /^actions$/, table: true },
  { file: /(^|\/)hooks\.server\.[jt]s$/, names: /^handle(Error|Fetch)?$/ },
  { file: /(^|\/)routes\/.*\.[jt]sx?$/, names: /^(loader|action)$/ },
  { file: /\.[cm]?[jt]s$/, names: /^handler$/, parameters: /^_?event( _?context)?$/ },
  { file: /\.[cm]?[jt]s$/, names: /^default$/, table: true, parameters: /^_?(request|req) _?env( |$)/ },
  { file: /(^|\/)middleware\.[jt]s$/, names: /^(middleware|default)$/, parameters: /^_?(request|req)( |$)/ },
  { file: /(^|\/)functions\/.*\.[jt]s$/, names: /^onRequest(Get|Post|Put)?$/ },
  {
    file: /(^|\/)(commands?|slash-?commands|context-?menus?|buttons|modals|select-?menus?|interactions)\/.*\.[cm]?[jt]s$/i,
    names: /^(execute|run)$/,
    parameters: /^((client|bot) )?_?(interaction|message)( |$)/,
  },
  {
    file: /(^|\/)events\/.*\.[cm]?[jt]s$/,
    names: /^(execute|run)$/,
    parameters: /^((client|bot) )?_?(interaction|message)( |$)/,
  },
];
