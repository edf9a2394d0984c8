/**
 * Thresholds of 《中国共产党支部工作条例（试行）》 (2018), art. 4 and the articles on committees. Only formal members
 * (正式党员) count; the committee thresholds and the ceiling are the regulation's "generally", so they advise and never block.
 */
export const FORMAL_MEMBERS_FOR_BRANCH = 3;
const FORMAL_MEMBERS_FOR_COMMITTEE = 7;
const MEMBERS_PER_BRANCH = 50;

/** Three formal members or more should form a branch of their own; fewer join a neighbouring one. */
export const canFormOwnBranch = (formalMembers: number): boolean => formalMembers >= FORMAL_MEMBERS_FOR_BRANCH;

/** Seven formal members or more need a branch committee (支部委员会); fewer have one secretary. */
export const needsCommittee = (formalMembers: number): boolean => formalMembers >= FORMAL_MEMBERS_FOR_COMMITTEE;

/** More than fifty members: a general branch (党总支) is to be considered. */
export const isOversized = (members: number): boolean => members > MEMBERS_PER_BRANCH;
