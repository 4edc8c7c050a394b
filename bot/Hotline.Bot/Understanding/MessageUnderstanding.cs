using Hotline.Bot.Understanding.Categories;
using Hotline.Bot.Understanding.Emergencies;
using Hotline.Bot.Understanding.Intents;
using Hotline.Bot.Understanding.Numbers;
using Hotline.Bot.Understanding.Places;
using Hotline.Bot.Understanding.Scope;
using Hotline.Bot.Understanding.Text;
using Hotline.Bot.Understanding.Times;
using Hotline.Bot.Understanding.Tone;

namespace Hotline.Bot.Understanding;

/// <inheritdoc cref="IUnderstanding"/>
internal sealed class MessageUnderstanding(
    Normaliser normaliser,
    ContentTrimmer trimmer,
    EmergencyDetector emergencies,
    IIntentClassifier intents,
    ICategoryClassifier categories,
    LearnedCategories learnedCategories,
    KindClassifier kinds,
    AddressParser addresses,
    TicketNumberParser ticketNumbers,
    ScopeDetector scope,
    ToneDetector tone) : IUnderstanding
{
    private const double ConfidenceOfDanger = 0.8;

    /// <inheritdoc/>
    public Understood Understand(string text, string? language, DateTimeOffset now)
    {
        var message = Read(text, language);
        var danger = emergencies.Detect(message);
        var runs = DigitRunReader.Read(message.Folded);
        var phone = PhoneParser.Find(runs);
        var ticket = ticketNumbers.Find(runs, phone?.Run);
        var address = addresses.Parse(message);
        var category = categories.Classify(message);
        var intent = intents.Classify(message, new IntentEvidence(
            HasTicketNumber: ticket is not null,
            IsTicketNumberAlone: ticket is { Run: var run } && run.Start <= message.ContentStart && run.End >= message.ContentEnd,
            HasPlace: address.Place.District is not null,
            HasCategory: category is not null));
        // Only a matter is learned from tickets: everything else would be read as one of them as well.
        if (danger is not null || intent.Intent == Intent.ReportMatter)
            category = learnedCategories.Weigh(message, category);
        var (isAngry, wantsConfidentiality) = tone.Detect(message);
        return new Understood
        {
            Text = message.Text,
            Language = message.Language,
            Danger = danger,
            EmergencyNumber = danger is { } happening ? EmergencyDetector.NumberFor(happening) : null,
            // A danger is recorded as a matter even where nothing was asked for.
            Intent = danger is not null && intent.Intent == Intent.Unknown ? Intent.ReportMatter : intent.Intent,
            Confidence = danger is not null && intent.Intent == Intent.Unknown ? ConfidenceOfDanger : intent.Confidence,
            YesNo = intent.YesNo,
            Choice = ChoiceParser.Find(message),
            Place = address.Place,
            OtherPlaces = address.Others,
            IsCorrection = address.IsCorrection,
            Phone = phone?.Phone,
            TicketNumber = ticket?.Number,
            FourDigits = FourDigitsParser.Find(message, runs),
            When = MomentReader.Find(message.Folded, now),
            Amounts = AmountReader.Find(message.Folded),
            Kind = kinds.Classify(message, intent.Intent),
            Category = category?.Code,
            CategoryConfidence = category?.Confidence ?? 0,
            OutOfScope = scope.Detect(message, address.Place, intent.Intent),
            IsAngry = isAngry,
            WantsConfidentiality = wantsConfidentiality,
        };
    }

    private Message Read(string text, string? language)
    {
        var normalised = normaliser.Normalise(text);
        return new Message(normalised, LanguageDetector.Detect(normalised, language), trimmer);
    }
}
