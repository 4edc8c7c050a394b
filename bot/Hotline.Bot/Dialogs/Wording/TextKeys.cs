namespace Hotline.Bot.Dialogs.Wording;

/// <summary>Names of the texts in <c>Resources/Texts.resx</c> and its translations; their variants for a style of answer are not listed.</summary>
internal static class TextKeys
{
    // Greetings and small talk.
    public const string Greeting = nameof(Greeting);
    public const string GreetBack = nameof(GreetBack);
    public const string GreetAside = nameof(GreetAside);
    public const string WelcomeBack = nameof(WelcomeBack);
    public const string OpenQuestion = nameof(OpenQuestion);
    public const string AnythingElse = nameof(AnythingElse);
    public const string AllRight = nameof(AllRight);
    public const string AllRightAnythingElse = nameof(AllRightAnythingElse);
    public const string GoAhead = nameof(GoAhead);
    public const string Thanks = nameof(Thanks);
    public const string NothingMore = nameof(NothingMore);
    public const string Goodbye = nameof(Goodbye);
    public const string OffTopic = nameof(OffTopic);
    public const string OffTopicAside = nameof(OffTopicAside);
    public const string Help = nameof(Help);
    public const string StartedOver = nameof(StartedOver);
    public const string Slower = nameof(Slower);
    public const string TakeYourTime = nameof(TakeYourTime);
    public const string AboutUs = nameof(AboutUs);
    public const string WhatOfIt = nameof(WhatOfIt);
    public const string LanguageSwitched = nameof(LanguageSwitched);
    public const string FrameDropped = nameof(FrameDropped);
    public const string OptedOut = nameof(OptedOut);
    public const string OptedIn = nameof(OptedIn);

    // Heard poorly, not understood.
    public const string ConfirmHeard = nameof(ConfirmHeard);
    public const string SayAgain = nameof(SayAgain);
    public const string SorryForWait = nameof(SorryForWait);
    public const string NotUnderstood = nameof(NotUnderstood);
    public const string NoWords = nameof(NoWords);
    public const string SpeechNotHeard = nameof(SpeechNotHeard);
    public const string PickNumber = nameof(PickNumber);
    public const string NothingToPick = nameof(NothingToPick);
    public const string MeansMatterAsk = nameof(MeansMatterAsk);
    public const string Silence = nameof(Silence);
    public const string SilenceOpenQuestion = nameof(SilenceOpenQuestion);
    public const string SilenceAfterTicket = nameof(SilenceAfterTicket);

    // Emergencies: the number first.
    public const string EmergencyFire = nameof(EmergencyFire);
    public const string EmergencyGas = nameof(EmergencyGas);
    public const string EmergencyTrapped = nameof(EmergencyTrapped);
    public const string EmergencyDrowning = nameof(EmergencyDrowning);
    public const string EmergencyMedical = nameof(EmergencyMedical);
    public const string EmergencyPolice = nameof(EmergencyPolice);
    public const string EmergencyTrafficInjury = nameof(EmergencyTrafficInjury);
    public const string EmergencyTraffic = nameof(EmergencyTraffic);
    public const string EmergencySelfHarm = nameof(EmergencySelfHarm);
    public const string EmergencyOther = nameof(EmergencyOther);
    public const string EmergencyTransferAsk = nameof(EmergencyTransferAsk);
    public const string EmergencyConnecting = nameof(EmergencyConnecting);
    public const string EmergencyNotConnected = nameof(EmergencyNotConnected);
    public const string EmergencyStaySafe = nameof(EmergencyStaySafe);
    public const string EmergencyStays = nameof(EmergencyStays);
    public const string EmergencyNoted = nameof(EmergencyNoted);
    public const string OperatorsAlerted = nameof(OperatorsAlerted);
    public const string OperatorsAlertedFormKept = nameof(OperatorsAlertedFormKept);
    public const string BackFromCall = nameof(BackFromCall);

    // A person.
    public const string OperatorConnecting = nameof(OperatorConnecting);
    public const string OperatorQueued = nameof(OperatorQueued);
    public const string OperatorAhead = nameof(OperatorAhead);
    public const string OperatorNext = nameof(OperatorNext);
    public const string OperatorAheadIn = nameof(OperatorAheadIn);
    public const string OperatorNextIn = nameof(OperatorNextIn);
    public const string OperatorLongWait = nameof(OperatorLongWait);
    public const string OperatorNobody = nameof(OperatorNobody);
    public const string SorryForAnger = nameof(SorryForAnger);
    public const string SorryNotUnderstood = nameof(SorryNotUnderstood);
    public const string SorryNotHeard = nameof(SorryNotHeard);
    public const string OperatorsClosed = nameof(OperatorsClosed);
    public const string OperatorsBusy = nameof(OperatorsBusy);
    public const string OfferCallbackAsk = nameof(OfferCallbackAsk);
    public const string CallbackMatter = nameof(CallbackMatter);
    public const string CallbackMatterUnknown = nameof(CallbackMatterUnknown);
    public const string CallbackOpened = nameof(CallbackOpened);
    public const string KeptForOperator = nameof(KeptForOperator);
    public const string KeptForOperatorBriefly = nameof(KeptForOperatorBriefly);
    public const string StoppedWaiting = nameof(StoppedWaiting);
    public const string BackFromOperator = nameof(BackFromOperator);

    // Answers.
    public const string Source = nameof(Source);
    public const string AboutArticle = nameof(AboutArticle);
    public const string ArticleTitle = nameof(ArticleTitle);
    public const string OnlyInChinese = nameof(OnlyInChinese);
    public const string WhichArticle = nameof(WhichArticle);
    public const string NameItFirst = nameof(NameItFirst);
    public const string SubjectAsk = nameof(SubjectAsk);
    public const string IsItThisArticle = nameof(IsItThisArticle);
    public const string WayOn = nameof(WayOn);
    public const string WayOnWithMore = nameof(WayOnWithMore);
    public const string NoMore = nameof(NoMore);
    public const string NoAnswer = nameof(NoAnswer);
    public const string NoAnswerAside = nameof(NoAnswerAside);
    public const string DepartmentNumber = nameof(DepartmentNumber);
    public const string DepartmentNumberUnknown = nameof(DepartmentNumberUnknown);
    public const string DepartmentWhereabouts = nameof(DepartmentWhereabouts);
    public const string DepartmentWhereaboutsUnknown = nameof(DepartmentWhereaboutsUnknown);
    public const string OfferTicketAsk = nameof(OfferTicketAsk);

    // Out of scope: the ground, and where to turn.
    public const string OutOfScopeMilitary = nameof(OutOfScopeMilitary);
    public const string OutOfScopeLitigation = nameof(OutOfScopeLitigation);
    public const string OutOfScopePartyAndCongress = nameof(OutOfScopePartyAndCongress);
    public const string OutOfScopePetitionAndDiscipline = nameof(OutOfScopePetitionAndDiscipline);
    public const string OutOfScopeOutsideArea = nameof(OutOfScopeOutsideArea);
    public const string OutOfScopeOtherCity = nameof(OutOfScopeOtherCity);
    public const string OutOfScopeSecretsAndMorals = nameof(OutOfScopeSecretsAndMorals);

    // The form: what.
    public const string MatterAsk = nameof(MatterAsk);
    public const string MatterRetry = nameof(MatterRetry);
    public const string PraiseAsk = nameof(PraiseAsk);
    public const string FilesReceived = nameof(FilesReceived);
    public const string PointReceived = nameof(PointReceived);
    public const string Supplemented = nameof(Supplemented);
    public const string WhenRegistered = nameof(WhenRegistered);
    public const string TakesDownTold = nameof(TakesDownTold);
    public const string Parked = nameof(Parked);
    public const string ParkedAsk = nameof(ParkedAsk);

    // The form: where.
    public const string PlaceAsk = nameof(PlaceAsk);
    public const string PlaceAskArea = nameof(PlaceAskArea);
    public const string PlaceAskWithin = nameof(PlaceAskWithin);
    public const string PlaceAskSpot = nameof(PlaceAskSpot);
    public const string PlaceRetry = nameof(PlaceRetry);
    public const string WhichPlaceAsk = nameof(WhichPlaceAsk);
    public const string WhichPlaceRetry = nameof(WhichPlaceRetry);

    // The form: reading back, consent, contact.
    public const string ReadBack = nameof(ReadBack);
    public const string ReadBackWithoutPlace = nameof(ReadBackWithoutPlace);
    public const string ReadBackFiles = nameof(ReadBackFiles);
    public const string ReadBackPhone = nameof(ReadBackPhone);
    public const string ReadBackOwnNumber = nameof(ReadBackOwnNumber);
    public const string PlaceOnMap = nameof(PlaceOnMap);
    public const string ReadBackNoNumber = nameof(ReadBackNoNumber);
    public const string ReadBackConfidential = nameof(ReadBackConfidential);
    public const string PraiseReadBack = nameof(PraiseReadBack);
    public const string ConsentAsk = nameof(ConsentAsk);
    public const string PraiseConsentAsk = nameof(PraiseConsentAsk);
    public const string ConsentAndContactAsk = nameof(ConsentAndContactAsk);
    public const string ConsentRetry = nameof(ConsentRetry);
    public const string TwinFound = nameof(TwinFound);
    public const string TwinAsk = nameof(TwinAsk);
    public const string ContactAsk = nameof(ContactAsk);
    public const string ContactAskForCallback = nameof(ContactAskForCallback);
    public const string ContactRetry = nameof(ContactRetry);
    public const string ContactLeftOut = nameof(ContactLeftOut);
    public const string NumberNoted = nameof(NumberNoted);
    public const string ChangeAsk = nameof(ChangeAsk);
    public const string ChangeRetry = nameof(ChangeRetry);
    public const string GiveUpAsk = nameof(GiveUpAsk);
    public const string GiveUpCallbackAsk = nameof(GiveUpCallbackAsk);
    public const string GiveUpRetry = nameof(GiveUpRetry);
    public const string Dropped = nameof(Dropped);

    // The ticket.
    public const string Opened = nameof(Opened);
    public const string OpenedBy = nameof(OpenedBy);
    public const string OpenedAboutBy = nameof(OpenedAboutBy);
    public const string OpenedWith = nameof(OpenedWith);
    public const string OpenedInTriage = nameof(OpenedInTriage);
    public const string OpenedConfidential = nameof(OpenedConfidential);
    public const string OpenedShortened = nameof(OpenedShortened);
    public const string PraiseOpened = nameof(PraiseOpened);
    public const string PraiseNod = nameof(PraiseNod);
    public const string Added = nameof(Added);
    public const string CorrectionAsk = nameof(CorrectionAsk);
    public const string AddedShortened = nameof(AddedShortened);
    public const string AdditionOfFiles = nameof(AdditionOfFiles);
    public const string NotAdded = nameof(NotAdded);
    public const string CannotWithdraw = nameof(CannotWithdraw);
    public const string WithdrawAsk = nameof(WithdrawAsk);
    public const string WithdrawKept = nameof(WithdrawKept);
    public const string WithdrawDone = nameof(WithdrawDone);
    public const string WithdrawTooLate = nameof(WithdrawTooLate);
    public const string FollowUpIntro = nameof(FollowUpIntro);
    public const string FollowUpSolvedAsk = nameof(FollowUpSolvedAsk);
    public const string FollowUpContactedAsk = nameof(FollowUpContactedAsk);
    public const string FollowUpSatisfactionAsk = nameof(FollowUpSatisfactionAsk);
    public const string FollowUpWhyAsk = nameof(FollowUpWhyAsk);
    public const string FollowUpRetry = nameof(FollowUpRetry);
    public const string FollowUpThanks = nameof(FollowUpThanks);
    public const string FollowUpProposed = nameof(FollowUpProposed);
    public const string SupplyAsk = nameof(SupplyAsk);
    public const string Supplied = nameof(Supplied);

    // How a ticket stands.
    public const string StatusOf = nameof(StatusOf);
    public const string TicketTitle = nameof(TicketTitle);
    public const string DeadlineIs = nameof(DeadlineIs);
    public const string DeadlineAbout = nameof(DeadlineAbout);
    public const string DeadlinePassed = nameof(DeadlinePassed);
    public const string WhichTicket = nameof(WhichTicket);
    public const string AskTicketNumber = nameof(AskTicketNumber);
    public const string NoTickets = nameof(NoTickets);
    public const string NoTicketNumber = nameof(NoTicketNumber);
    public const string TicketNotFound = nameof(TicketNotFound);
    public const string TicketNumberWrong = nameof(TicketNumberWrong);
    public const string ProofAsk = nameof(ProofAsk);
    public const string ProofRetry = nameof(ProofRetry);
    public const string ProofsExhausted = nameof(ProofsExhausted);
    public const string CannotProve = nameof(CannotProve);
    public const string Urged = nameof(Urged);
    public const string UrgedInTriage = nameof(UrgedInTriage);
    public const string UrgedOftenEnough = nameof(UrgedOftenEnough);
    public const string CannotUrge = nameof(CannotUrge);

    // Choices: what is shown, and what choosing it says.
    public const string ChoiceMore = nameof(ChoiceMore);
    public const string ChoiceReport = nameof(ChoiceReport);
    public const string ChoicePerson = nameof(ChoicePerson);
    public const string ChoiceMyTickets = nameof(ChoiceMyTickets);
    public const string ChoiceUrge = nameof(ChoiceUrge);
    public const string ChoiceAnother = nameof(ChoiceAnother);
    public const string ChoiceWithdraw = nameof(ChoiceWithdraw);
    public const string ChoiceKeep = nameof(ChoiceKeep);
    public const string ChoiceSolved = nameof(ChoiceSolved);
    public const string ChoiceNotSolved = nameof(ChoiceNotSolved);
    public const string ChoiceContacted = nameof(ChoiceContacted);
    public const string ChoiceNotContacted = nameof(ChoiceNotContacted);
    public const string ChoiceSatisfied = nameof(ChoiceSatisfied);
    public const string ChoiceBasicallySatisfied = nameof(ChoiceBasicallySatisfied);
    public const string ChoiceNeutral = nameof(ChoiceNeutral);
    public const string ChoiceDissatisfied = nameof(ChoiceDissatisfied);
    public const string ChoiceYes = nameof(ChoiceYes);
    public const string ChoiceNo = nameof(ChoiceNo);
    public const string ChoiceRight = nameof(ChoiceRight);
    public const string ChoiceWrong = nameof(ChoiceWrong);
    public const string ChoiceChange = nameof(ChoiceChange);
    public const string ChoiceDrop = nameof(ChoiceDrop);
    public const string ChoiceDropIt = nameof(ChoiceDropIt);
    public const string ChoiceGoOn = nameof(ChoiceGoOn);
    public const string ChoiceMatter = nameof(ChoiceMatter);
    public const string ChoicePlace = nameof(ChoicePlace);
    public const string ChoicePhone = nameof(ChoicePhone);
    public const string ChoiceNoPhone = nameof(ChoiceNoPhone);
    public const string ChoiceNoneOfThese = nameof(ChoiceNoneOfThese);
    public const string ChoiceLeaveTicket = nameof(ChoiceLeaveTicket);
    public const string ChoiceStopWaiting = nameof(ChoiceStopWaiting);
    public const string ChoiceCallMeBack = nameof(ChoiceCallMeBack);
}
