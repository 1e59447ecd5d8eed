const changing =
  /\b(?:amend(?:s|ed|ing|ment)?|updat(?:e|es|ed|ing)|revis(?:e|es|ed|ing|ion)|reduc(?:e|es|ed|ing)|lower(?:s|ed|ing)?|rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|decreas(?:e|es|ed|ing)|chang(?:e|es|ed|ing)|adjust(?:s|ed|ing)?|correct(?:s|ed|ing|ion)?|edit(?:ed)?|cut(?:ting)?|scal(?:e|ed|ing) (?:down|back|up)|halv(?:e|ed|ing)|doubl(?:e|ed|ing)|bump(?:ed|ing)?|new|now|instead|final)\b/i;
const request =
  /\b(?:amounts?|request(?:s|ed)?|asks?|asking|contribut(?:ion|ions|e|es|ing)|caps?|grants?|donat(?:ion|ions|e|es|ing)|budget|proposal|propose[sd]?|figure|size|facility|loan|commitment|number|total|sum|ticket|allocation)\b/i;
const notRequest =
  /\b(?:exposure|supply cap|borrow cap|tvl|loss(?:es)?|bad debt|shortfall|deficit|price|treasury holds|balance)\b/i;

/** Whether a sentence changes what was asked earlier. */
export function amendsRequest(sentence: string): boolean {
  return (
    changing.test(sentence) &&
    request.test(sentence) &&
    !notRequest.test(sentence) &&
    !/\?\s*$/.test(sentence) &&
    !/\b(?:not(?! (?:the )?[\d$€£])|never|could|might|if|would)\b|n['’]t\b/i.test(sentence)
  );
}

/** Whether its author takes a proposal back. */
export function withdraws(text: string): boolean {
  return (
    /\b(?:this|the|our|my) (?:\p{L}+ )?(?:proposal|request|arfc|temp check|aip|motion|ask|application)(?: \p{L}+)? (?:is|has been|was|is being|has now been|is now|is hereby)(?: \p{L}+ly| hereby| now)? (?:withdrawn|cancell?ed|superseded|retracted|void|abandoned|pulled)\b/iu.test(
      text,
    ) ||
    /\b(?:we|i)(?: are| am| have| will|['’]ve|['’]re|['’]ll| hereby| now| therefore| formally| officially| decided to| want to| would like to| wish to)* (?:withdraw(?:ing|n)?|retract(?:ing|ed)?|cancel(?:l?ing|l?ed)?|pull(?:ing|ed)?|tak(?:e|ing) back|abandon(?:ing|ed)?) (?:this|the|our|my) (?:\p{L}+ )?(?:proposal|request|arfc|temp check|aip|motion|ask|application)\b(?! (?:for|of) (?:the |up to )?[\d$€£])/iu.test(
      text,
    ) ||
    /^\W*(?:withdrawn|cancell?ed|retracted)\b/i.test(text)
  );
}

/** Whether a sentence takes back the one amount in it, and not the proposal: "we withdraw the request for 22,000 DAI". */
export function dropsAmount(sentence: string): boolean {
  return /\b(?:(?:we|i)(?: \p{L}+){0,3} (?:withdraw|drop|retract|remove|cancel|strike|abandon)\p{L}*|(?:withdraw|dropp|retract|remov|cancel|strik)ing) (?:the|our|my) (?:\p{L}+ ){0,2}(?:for|of) (?:the |up to )?[\d$€£]/iu.test(
    sentence,
  );
}
