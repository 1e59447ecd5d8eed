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

/** Whether its author says that nothing is asked: "no vote is needed", "this is not a funding request". */
export function asksForNothing(text: string): boolean {
  // Most lines have none of these words, and are done with at once.
  if (!/\b(?:no|not|nothing|needs?|without|only|please|urge|testing|joke|kidding|ignore|test)\b|n['’]t\b/i.test(text))
    return false;
  return (
    /\b(?:this|it|here|the (?:post|topic|above))(?: is|['’]s) (?:\p{L}+ )?(?:not|no)(?: yet)? (?:an? |the )?(?:\p{L}+ )?(?:funding request|request for (?:funds|funding|money|a grant|approval)|formal proposal|proposal|ask|temp(?:erature)? check|vote)\b/iu.test(
      text,
    ) ||
    /\b(?:no (?:vote|governance action|action (?:by|of|from) (?:the|this) dao|dao funds?|treasury funds?|decision)(?: \p{L}+){0,5}? (?:is|are|will be) (?:needed|required|requested|asked|sought|used|involved)|(?:nothing|no (?:funding|money|funds|grant|payment)) (?:is|are|is being|are being) (?:asked|requested|sought|proposed)(?! from (?!(?:the|this) (?:dao|treasury)))|nothing (?:needs to be|is|has to be) (?:voted|decided)|(?:for information|informational|fyi)(?: purposes)? only|needs? no (?:vote|governance)|(?:does|do) not (?:need|require) (?:a |any )?(?:governance )?(?:vote|approval)|without a (?:dao|governance) vote|(?:we|i) (?:are not|am not|do not|don['’]t|['’]re not) (?:ask(?:ing)?|request(?:ing)?|seek(?:ing)?|propos(?:e|ing))(?: for)? (?:anything|any (?:money|funds|funding)|money|funds|funding|the (?:dao|treasury|community) (?:for|to)|the (?:dao|treasury) (?:for )?(?:any )?(?:money|funds|funding)))\b/iu.test(
      text,
    ) ||
    /\b(?:please|urge (?:you|everybody|everyone|delegates|all)(?: \p{L}+)* to) (?:vote (?:against|no|nay)|reject|oppose)\b/iu.test(
      text,
    ) ||
    /\b(?:just testing|only a joke|just kidding|(?:mods?|moderators?),? please (?:delete|remove)|test post|please ignore)\b/i.test(
      text,
    )
  );
}
