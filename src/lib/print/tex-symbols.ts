/** Pairs of a command without its backslash and its character, separated by blanks. */
function table(pairs: string): Map<string, string> {
  const words = pairs.trim().split(/\s+/);
  const map = new Map<string, string>();
  for (let index = 0; index + 1 < words.length; index += 2) map.set(words[index]!, words[index + 1]!);
  return map;
}

/** Letters and other ordinary symbols of math: `\alpha`, `\infty`. */
export const TEX_LETTERS: ReadonlyMap<string, string> = table(`
  alpha α beta β gamma γ delta δ epsilon ϵ varepsilon ε zeta ζ eta η theta θ vartheta ϑ iota ι kappa κ varkappa ϰ lambda λ mu μ nu ν xi ξ
  omicron ο pi π varpi ϖ rho ρ varrho ϱ sigma σ varsigma ς tau τ upsilon υ phi ϕ varphi φ chi χ psi ψ omega ω
  Gamma Γ Delta Δ Theta Θ Lambda Λ Xi Ξ Pi Π Sigma Σ Upsilon Υ Phi Φ Psi Ψ Omega Ω digamma ϝ
  varGamma Γ varDelta Δ varTheta Θ varLambda Λ varXi Ξ varPi Π varSigma Σ varPhi Φ varPsi Ψ varOmega Ω
  ell ℓ hbar ℏ hslash ℏ imath ı jmath ȷ Re ℜ Im ℑ wp ℘ aleph ℵ beth ℶ gimel ℷ eth ð mho ℧ partial ∂ nabla ∇ infty ∞ emptyset ∅ varnothing ∅
  forall ∀ exists ∃ nexists ∄ neg ¬ lnot ¬ top ⊤ bot ⊥ angle ∠ triangle △ square □ Box □ blacksquare ■ Diamond ◇ diamond ⋄ lozenge ◊
  clubsuit ♣ diamondsuit ♢ heartsuit ♡ spadesuit ♠ flat ♭ natural ♮ sharp ♯ surd √ prime ′ backprime ‵ degree ° checkmark ✓ complement ∁
  ldots … dots … dotsc … dotsb ⋯ cdots ⋯ vdots ⋮ ddots ⋱ sum ∑ prod ∏ coprod ∐ int ∫ iint ∬ iiint ∭ oint ∮
  bigcup ⋃ bigcap ⋂ bigsqcup ⨆ bigvee ⋁ bigwedge ⋀ bigoplus ⨁ bigotimes ⨂ bigodot ⨀ biguplus ⨄ Finv Ⅎ sun ☉ odot ⊙ bigstar ★
`);

/** Binary operators: `\times`. */
export const TEX_OPERATORS: ReadonlyMap<string, string> = table(`
  times × div ÷ pm ± mp ∓ cdot · cdotp · ast ∗ star ⋆ circ ∘ bullet • cap ∩ cup ∪ uplus ⊎ sqcap ⊓ sqcup ⊔ vee ∨ lor ∨ wedge ∧ land ∧
  setminus ∖ smallsetminus ∖ wr ≀ oplus ⊕ ominus ⊖ otimes ⊗ oslash ⊘ dagger † dag † ddagger ‡ ddag ‡ amalg ⨿ ltimes ⋉ rtimes ⋊ bowtie ⋈
`);

/** Relations and arrows: `\leq`, `\to`. */
export const TEX_RELATIONS: ReadonlyMap<string, string> = table(`
  leq ≤ le ≤ leqslant ⩽ geq ≥ ge ≥ geqslant ⩾ neq ≠ ne ≠ lt < gt > ll ≪ gg ≫ lll ⋘ ggg ⋙ sim ∼ simeq ≃ approx ≈ approxeq ≊ cong ≅ equiv ≡
  propto ∝ varpropto ∝ asymp ≍ doteq ≐ prec ≺ succ ≻ preceq ⪯ succeq ⪰ lesssim ≲ gtrsim ≳ lessgtr ≶ gtrless ≷ triangleq ≜ coloneqq ≔
  in ∈ notin ∉ ni ∋ subset ⊂ supset ⊃ subseteq ⊆ supseteq ⊇ subsetneq ⊊ supsetneq ⊋ sqsubseteq ⊑ sqsupseteq ⊒
  mid ∣ nmid ∤ parallel ∥ nparallel ∦ perp ⟂ models ⊨ vdash ⊢ dashv ⊣ vDash ⊨ smile ⌣ frown ⌢ therefore ∴ because ∵ colon :
  to → rightarrow → gets ← leftarrow ← leftrightarrow ↔ Rightarrow ⇒ Leftarrow ⇐ Leftrightarrow ⇔ implies ⟹ impliedby ⟸ iff ⟺
  longrightarrow ⟶ longleftarrow ⟵ longleftrightarrow ⟷ Longrightarrow ⟹ Longleftarrow ⟸ Longleftrightarrow ⟺ mapsto ↦ longmapsto ⟼
  uparrow ↑ downarrow ↓ updownarrow ↕ Uparrow ⇑ Downarrow ⇓ nearrow ↗ searrow ↘ swarrow ↙ nwarrow ↖ hookrightarrow ↪ hookleftarrow ↩
  rightharpoonup ⇀ leftharpoonup ↼ rightleftharpoons ⇌ rightleftarrows ⇄ leadsto ⇝ rightsquigarrow ⇝ twoheadrightarrow ↠ upharpoonright ↾
`);

/** Delimiters: `\langle`. */
export const TEX_DELIMITERS: ReadonlyMap<string, string> = table(`
  langle ⟨ rangle ⟩ lfloor ⌊ rfloor ⌋ lceil ⌈ rceil ⌉ lvert | rvert | vert | lVert ‖ rVert ‖ Vert ‖ lbrace { rbrace } lbrack [ rbrack ] backslash \\
`);

/** Functions that TeX prints upright by their own name: `\log`. */
export const TEX_FUNCTIONS: ReadonlySet<string> = new Set(
  `arccos arcsin arctan arg cos cosh cot coth csc deg det dim exp gcd hom inf ker lg lim liminf limsup ln log max min Pr sec sin sinh sup tan tanh
   argmin argmax rank sign tr diag`.split(/\s+/),
);

/** Signs of text: `\textendash`, `\copyright`. */
export const TEX_SIGNS: ReadonlyMap<string, string> = table(`
  textendash – textemdash — textellipsis … textbackslash \\ textasciitilde ~ textasciicircum ^ textasciigrave \` textquotesingle ' textquotedbl "
  textunderscore _ textdollar $ textbar | textless < textgreater > textbraceleft { textbraceright } textbullet • textperiodcentered ·
  textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” lq ‘ rq ’ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright ›
  quotedblbase „ quotesinglbase ‚ textdegree ° textmu µ textmicro µ texttimes × textdiv ÷ textpm ± textregistered ® textcopyright © copyright ©
  texttrademark ™ textsection § S § textparagraph ¶ P ¶ textdagger † textdaggerdbl ‡ pounds £ textsterling £ texteuro € euro € textyen ¥
  textonehalf ½ textonequarter ¼ textthreequarters ¾ textonesuperior ¹ texttwosuperior ² textthreesuperior ³ textordfeminine ª textordmasculine º
  textexclamdown ¡ textquestiondown ¿ textrightarrow → textleftarrow ← textminus − textsurd √ textohm Ω textangstrom Å slash / textalpha α textbeta β
  textgamma γ textdelta δ textepsilon ε textlambda λ textpi π textsigma σ
  TeX TeX LaTeX LaTeX LaTeXe LaTeX2e BibTeX BibTeX XeTeX XeTeX
`);

/** Letters of their own that text commands make: `\ss`, `\o`. */
export const TEX_TEXT_LETTERS: ReadonlyMap<string, string> = table(`
  ss ß SS ẞ ae æ AE Æ oe œ OE Œ aa å AA Å o ø O Ø l ł L Ł i ı j ȷ dh ð DH Ð dj đ DJ Đ th þ TH Þ ng ŋ NG Ŋ
`);

/** Accent commands to the combining character that they put on a letter. */
export const TEX_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['`', '\u0300'],
  ["'", '\u0301'],
  ['^', '\u0302'],
  ['~', '\u0303'],
  ['"', '\u0308'],
  ['=', '\u0304'],
  ['.', '\u0307'],
  ['u', '\u0306'],
  ['v', '\u030c'],
  ['H', '\u030b'],
  ['r', '\u030a'],
  ['c', '\u0327'],
  ['k', '\u0328'],
  ['d', '\u0323'],
  ['b', '\u0331'],
  ['h', '\u0309'],
  ['t', '\u0361'],
]);

/** The same in math: `\hat`. */
export const TEX_MATH_ACCENTS: ReadonlyMap<string, string> = new Map([
  ['hat', '\u0302'],
  ['widehat', '\u0302'],
  ['check', '\u030c'],
  ['tilde', '\u0303'],
  ['widetilde', '\u0303'],
  ['acute', '\u0301'],
  ['grave', '\u0300'],
  ['dot', '\u0307'],
  ['ddot', '\u0308'],
  ['breve', '\u0306'],
  ['bar', '\u0304'],
  ['overline', '\u0305'],
  ['underline', '\u0332'],
  ['vec', '\u20d7'],
  ['mathring', '\u030a'],
]);

/** The character of a command of either kind, without its backslash. */
export function texSymbol(name: string): string | undefined {
  return TEX_LETTERS.get(name) ?? TEX_OPERATORS.get(name) ?? TEX_RELATIONS.get(name) ?? TEX_DELIMITERS.get(name) ?? TEX_SIGNS.get(name);
}
