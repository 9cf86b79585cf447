import type { ComponentRow } from '../../model/catalog/catalog.js';
import { setOf } from '../words.js';

/** The phases of components that frameworks begin and end. Sources: the references of Vue, Svelte, A-Frame, jQuery UI, Polymer 1. */
export const typescriptComponents: Readonly<Record<string, ComponentRow>> = {
  VueComponent: {
    begins: setOf('data setup beforeCreate created beforeMount mounted'),
    ends: setOf('beforeUnmount unmounted beforeDestroy destroyed'),
    endHook: 'onUnmounted',
    merged: true,
    hasPage: true,
    roots: new Set(['App', 'app']),
    toRoot: '$root',
    common: /(^|\.)(Vue\.prototype|globalProperties)$/,
  },
  SvelteComponent: {
    begins: new Set(),
    ends: new Set(),
    endHook: 'onDestroy',
    hasPage: true,
    roots: new Set(['App', '+layout']),
  },
  AFrameComponent: { begins: new Set(['init']), ends: new Set(['remove']), ofMarkup: true, roots: new Set() },
  JQueryWidget: { begins: setOf('_create _init'), ends: setOf('_destroy destroy'), ofMarkup: true, roots: new Set() },
  PolymerComponent: {
    begins: setOf('created ready attached'),
    ends: new Set(['detached']),
    inverses: { attached: 'detached' },
    ofMarkup: true,
    roots: new Set(),
  },
};
