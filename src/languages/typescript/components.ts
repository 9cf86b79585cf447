import type { ComponentRow } from '../../model/catalog/catalog.js';
import { setOf } from '../words.js';

/** The phases of components that are written as one file. Sources: the references of Vue and Svelte. */
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
};
