//! Thread (röd tråd): named links between records of any kind, and the way to follow them.
// Being built now by the thread helper; the platform helper need not.
