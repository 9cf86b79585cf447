import type { AmountNames } from './names/amounts.js';
import type { BeginningNames } from './names/beginnings.js';
import type { ClassNames } from './names/classes.js';
import type { EndingNames } from './names/endings.js';
import type { HandlerNames } from './names/handlers.js';
import type { MemberNames } from './names/members.js';

/** What the names that programs give to their own functions, members and constants say of them: weak evidence, where nothing else is known. */
export type NameWords = AmountNames & BeginningNames & EndingNames & HandlerNames & MemberNames & ClassNames;
