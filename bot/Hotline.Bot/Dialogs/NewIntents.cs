using Hotline.Bot.Dialogs.Answers;
using Hotline.Bot.Dialogs.Emergencies;
using Hotline.Bot.Dialogs.FollowUps;
using Hotline.Bot.Dialogs.Forms;
using Hotline.Bot.Dialogs.Lookup;
using Hotline.Bot.Dialogs.Wording;
using Hotline.Bot.Understanding;
using Hotline.Knowledge.Search;
using Hotline.Ticketing.Routing;

namespace Hotline.Bot.Dialogs;

/// <summary>A message that no open dialog took: what does the resident want?</summary>
internal sealed class NewIntents(
    DialogOptions options,
    ICityDirectory city,
    TicketForm form,
    AfterTicketDialog afterTicket,
    MessageReader reader,
    ArticleAnswers answers,
    DirectoryAnswers directory,
    TicketLookup lookup,
    OutOfScope outOfScope,
    UnaskedFollowUps unasked,
    Misunderstandings misunderstandings)
{
    /// <summary>Words as long as this are a story, not a slip: worth offering a ticket even where nothing was understood.</summary>
    private const int StoryInChinese = 12;
    private const int StoryInEnglish = 40;

    /// <summary>Longer words beside a photo tell the matter.</summary>
    private const int LongestCaption = 12;

    /// <summary>Longer words tell more than where.</summary>
    private const int LongestPlace = 60;

    /// <summary>In longer words it is told what happened.</summary>
    private const int LongestOfArticle = 8;

    public async ValueTask HandleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        if (!message.HasWords)
            await WithoutWordsAsync(turn, cancellationToken);
        else if (EmergencyGuard.StaysWith(turn))
            return;
        else if (IsShown(turn.Message))
            form.StartAtPlace(turn);
        else if (message.Heard.OutOfScope is { } ground)
            Decline(turn, ground);
        else if (message.Heard.TicketNumber is not null && !message.Means(Intent.ReportMatter))
            await lookup.LookUpAsync(turn, message.Means(Intent.Urge) ? LookupPurpose.Urge : LookupPurpose.Status, cancellationToken);
        else if (TicketDigits.AreAll(message))
            await misunderstandings.ReportAsync(turn, TextKeys.TicketNumberWrong, cancellationToken);
        else if (await unasked.TryTakeUpAsync(turn, cancellationToken))
            return;
        else if (Praise.IsNod(message.Words))
            turn.Ask(TextKeys.PraiseNod);
        else if (Praise.Is(message.Words))
            form.Start(turn);
        else if (directory.TryTell(turn) || answers.TrySayAspect(turn))
            return;
        else if (await afterTicket.TryAmendAsync(turn, cancellationToken))
            return;
        else if (turn.State.CurrentTicket is not null && !message.Means(Intent.Urge) && (Impatience.AsksWhen(message.Words) || answers.AsksHowLong(message)))
            await lookup.LookUpAsync(turn, LookupPurpose.Status, cancellationToken);
        else if (turn.State.CurrentTicket is null && answers.TryAskSubject(turn))
            return;
        else if (message.Means(Intent.Unknown) && Impatience.IsBare(message.Words))
            await lookup.LookUpAsync(turn, LookupPurpose.Urge, cancellationToken);
        // "不用登记了" is both: neither is sure of itself beside the other.
        else if (message.Heard.YesNo == false && (message.Means(Intent.No) || message.Means(Intent.Cancel)) && message.Heard.Confidence < options.ActOnIntentFrom)
            turn.Ask(TextKeys.AllRightAnythingElse);
        else if (turn.State.Told is { } told && IsWhere(message))
            StartOnTold(turn, told);
        else if (message.Heard.Confidence >= options.ActOnIntentFrom)
            await ByIntentAsync(turn, cancellationToken);
        else
            await UnsureAsync(turn, cancellationToken);
    }

    // A photo, a place or a voice message alone, or signs that are no words.
    private async ValueTask WithoutWordsAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        if (message.HasUnheardSpeech)
        {
            turn.Ask(TextKeys.SpeechNotHeard);
        }
        else if (message.Files.Count > 0 || message.Point is not null)
        {
            if (message.Point is not null)
                turn.Say(TextKeys.PointReceived);
            form.Start(turn);
        }
        else
        {
            await misunderstandings.ReportAsync(turn, TextKeys.NoWords, cancellationToken);
        }
    }

    // "你看看这个", and a photo: it shows what they mean, and cannot be read here.
    private bool IsShown(Message message)
        => message.Files.Count > 0 && message.Heard.Category is null && message.Words.Length <= LongestCaption && message.Heard.Confidence < options.ActOnIntentFrom;

    private void Decline(Turn turn, string ground)
    {
        outOfScope.Say(turn, ground);
        turn.Ask(TextKeys.AnythingElse);
        turn.Offer(TextKeys.ChoicePerson);
    }

    private async ValueTask ByIntentAsync(Turn turn, CancellationToken cancellationToken)
    {
        switch (turn.Message.Heard.Intent)
        {
            case Intent.ReportMatter when turn.State.Told is { } told && BareRequest.Is(turn.Message.Words):
                StartOnTold(turn, told);
                break;
            case Intent.ReportMatter when await IsOfArticleAsync(turn, cancellationToken):
                break;
            case Intent.ReportMatter:
                await form.StartAsync(turn, cancellationToken);
                break;
            case Intent.AskService:
                await AnswerAsync(turn, cancellationToken);
                break;
            case Intent.TicketStatus:
                await lookup.LookUpAsync(turn, LookupPurpose.Status, cancellationToken);
                break;
            case Intent.Urge:
                await lookup.LookUpAsync(turn, LookupPurpose.Urge, cancellationToken);
                break;
            case Intent.More when answers.SayMore(turn):
                break;
            case Intent.Greeting or Intent.Thanks or Intent.Goodbye or Intent.OffTopic:
                SmallTalk.Say(turn);
                break;
            case Intent.No:
                SmallTalk.SayNothingMore(turn);
                break;
            case Intent.Yes:
                SmallTalk.SayYes(turn);
                break;
            case Intent.More:
                turn.Ask(TextKeys.GoAhead);
                break;
            case Intent.Skip:
                turn.Ask(TextKeys.AllRightAnythingElse);
                break;
            default:
                await UnsureAsync(turn, cancellationToken);
                break;
        }
    }

    // "丢了呢", of the card whose article was given just now.
    private async ValueTask<bool> IsOfArticleAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        return message.Words.Length <= LongestOfArticle && message.Heard.Place == Place.Unknown && QuestionWords.Asks(message.Words)
            && turn.State.CurrentArticle is not null
            && answers.TrySayWithin(turn, await answers.AskAsync(turn, message.Words, cancellationToken));
    }

    private async ValueTask AnswerAsync(Turn turn, CancellationToken cancellationToken)
    {
        var message = turn.Message;
        var result = await answers.AskAsync(turn, message.Words, cancellationToken);
        if (answers.TrySayWithin(turn, result))
            return;
        TellAndKeep(turn, result);
    }

    // "楼上天天半夜装修，咋办" is answered, and is something that can be seen to where it happens.
    private void TellAndKeep(Turn turn, KnowledgeResult result)
    {
        ArticleAnswers.Tell(turn, turn.KeptWords, result);
        var category = turn.Message.Heard.Category ?? (result.Verdict == KnowledgeVerdict.Answer ? result.Hits[0].Article.Category : null);
        var isMatter = category is not null && city.FindCategory(category) is { NeedsPlace: true };
        turn.State = turn.State with { Told = isMatter ? Excerpt.Cut(turn.KeptWords, options.MaxDescriptionLength) : null };
    }

    // After a matter that was told: "朝阳区三里屯，店叫乐动健身".
    private bool IsWhere(Message message)
        => SpokenPlace.IsAll(message, city)
           || (message.Heard.Place.District is not null && message.Heard.Category is null && message.Words.Length <= LongestPlace && message.Heard.Intent is Intent.Unknown or Intent.AskService
               && !QuestionWords.AsksInWords(message.Words));

    // The resident need not say again what was answered only with what they can do themselves.
    private void StartOnTold(Turn turn, string told)
    {
        var said = turn.Message;
        turn.State = turn.State with { Told = null };
        reader.Replace(turn, told);
        turn.Say(TextKeys.TakesDownTold, Excerpt.Of(told, Lengths.Quote(turn)));
        var draft = DraftReading.Begin(turn.Message, options);
        var there = said with { Heard = said.Heard with { Place = SpokenPlace.Whole(said, city) } };
        form.Start(turn, PlaceMerging.Add(draft with { Kind = said.Heard.Kind ?? draft.Kind }, there));
    }

    // The intent is not sure: what the knowledge base is sure of is answered, what looks like a matter is offered a ticket.
    private async ValueTask UnsureAsync(Turn turn, CancellationToken cancellationToken)
    {
        if (SpokenPlace.IsAll(turn.Message, city))
        {
            form.StartAtPlace(turn);
            return;
        }

        var words = turn.Message.Words;
        var result = await answers.AskAsync(turn, words, cancellationToken);
        if (!LooksLikeMatter(turn.Message) && answers.TrySayWithin(turn, result))
            return;
        var isService = result.Verdict == KnowledgeVerdict.Answer && turn.Message.Heard.Category is { } category && city.FindCategory(category) is { NeedsPlace: false };
        if (result.Verdict == KnowledgeVerdict.Choose && GoesOn(turn))
            await misunderstandings.ReportAsync(turn, TextKeys.WhatOfIt, cancellationToken);
        else if (result.Verdict != KnowledgeVerdict.None && (isService || !LooksLikeMatter(turn.Message)))
            TellAndKeep(turn, result);
        else if (LooksLikeMatter(turn.Message) || IsStory(turn))
            OfferTicketDialog.Begin(turn, turn.KeptWords, TextKeys.MeansMatterAsk);
        else
            await misunderstandings.ReportAsync(turn, TextKeys.NotUnderstood, cancellationToken);
    }

    private static bool LooksLikeMatter(Message message)
        => message.Means(Intent.ReportMatter) || (message.Heard.Place != Place.Unknown && message.Heard.Category is not null);

    // "他七十六了", after an article: it belongs to that, and what is asked of it is still to come.
    private static bool GoesOn(Turn turn)
        => turn.State.CurrentArticle is not null && turn.Message.Means(Intent.Unknown) && turn.Message.Heard.Category is null && !IsStory(turn) && !QuestionWords.AsksInWords(turn.Message.Words);

    private static bool IsStory(Turn turn)
        => turn.Message.Words.Length >= (turn.Language == Texts.English ? StoryInEnglish : StoryInChinese);
}
