import type { EndingNames } from '../../model/catalog/names/endings.js';

const TAKES_OUT =
  'un(?:subscribe|register|watch|listen|bind|track|follow|link)|remove|delete|drop|discard|forget|leave|detach|deregister|disconnect';
const ENDS = 'stop|close|destroy|dispose|release|end|finish|kill|terminate|cancel';

/** Names that begin with one of the verbs, whatever marks them as private. */
function verbs(alternatives: string): RegExp {
  return new RegExp(`^[_#]*(?:${alternatives})(?:_|[A-Z]|$)`);
}

/** English is what programs of every language are named in. */
export const endingNames: EndingNames = {
  takesOut: verbs(TAKES_OUT),
  ends: verbs(`${TAKES_OUT}|del|${ENDS}`),
  empties: verbs('clear|unset'),
  ended: /^[_#]*(?:end|finish|complete|close|stop|exit|release|settle|abort|cancel)([A-Z_]\w*)$/,
  evicts:
    /^(remove|delete|prune|evict|trim|purge|expire|clean|pull|drop|discard|flush|clear|unset|omit|pop|shift|splice|gc|sweep)/i,
  unlistens: /^(off|un|deregister|removeAll|remove\w*Listener)/,
  takesFrom: /^(remove|off|un[A-Z]|deregister)/,
  endsHandle: /^_*(un|deregister|off|stop|dispose|cancel|cleanup|cleanUp|teardown|remove|release)/,
  takesOff: /^_*(un|deregister|off|remove|clear|detach|stop|dispose|cancel|delete)/i,
  endsOwner:
    /^_*(close|aclose|stop|shutdown|dispose|destroy|teardown|tear_down|disconnect|terminate|__exit__|__aexit__|__del__|cog_unload|ngOnDestroy|componentWillUnmount|onUnmounted|beforeUnmount|unmounted|beforeDestroy|destroyed|on_shutdown|closeEvent|finali[sz]e|cancel_all\w*|reset_for_tests?)$/,
  endsOne: /^_*(close|aclose|delete|destroy|dispose|terminate|shutdown|kill)$/,
  tearsDown:
    /^_*(clean|tear|dispose|destroy|un[a-z]*|deregister|remove|detach|stop|clear|off)([A-Z_]|$)|(^|_)(stop|close|shutdown|destroy|dispose)$/,
  takesAllBack: /^(remove|clear|detach|off|close|stop|dispose|destroy)_?[Aa]ll/,
  closes: /close|stop|shut|disconnect|release|terminate|kill|reset|clean/i,
  rests: /^(stop|pause|hide|detach|leave|reset)$/,
  hidesOrEnds: /^(close|stop|terminate|kill|unmount|end)$/,
  releases: /^(release|free|disconnect|detach|unbind|removeListeners|unsubscribe)$/,
  undoes: /^(?:stop|un|end|cancel|remove)([A-Z]?\w*)/,
  cancels: /cancel(?!led)/i,
  shows: /^(show|toggle|hide)$/,
  plays: /^play$/,
  keeps: /destroy|dispose|remove|release|clean|close|stop|register|own|add|push|track|return|^_?set/i,
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
    ['setup', ['teardown', 'destroy', 'dispose', 'cleanup', 'reset']],
  ],
};
