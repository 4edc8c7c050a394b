namespace Hotline.Knowledge.Search;

/// <summary>What may have been said where something else was heard.</summary>
/// <param name="Text">As long as what was heard.</param>
/// <param name="Gain">Logarithm of how much likelier it is than what was heard.</param>
internal readonly record struct Guess(string Text, double Gain);

/// <summary>
/// Guesses what was said where a recogniser heard other characters: one that makes no known word with either neighbour gives way to one that does, the
/// sooner the more they sound alike (社宝卡, 社保卡). The likeliest texts are followed from character to character, few at a time.
/// </summary>
/// <param name="language">What people say.</param>
internal sealed class Rehearing(SpokenChinese language)
{
    // Of four characters one may be wrong; more than that is another matter, not a mishearing.
    private const int CharactersAGuess = 4;

    private const int MostGuesses = 4;
    private const int MostFollowed = 12;

    // A longer text is a story; what is misheard in it is outweighed by the rest.
    private const int LongestHeard = 100;

    /// <summary>What is less likely than this beside what was heard is no guess.</summary>
    private const double LeastGain = -4;

    // Logarithms of how often a recogniser hears this for that, about as speech/confusions_ref_to_asr.csv has it: six in a hundred characters become one of
    // ten or so that sound alike, two one of the hundreds that sound somewhat alike, one any other.
    private const double Right = -0.1;
    private const double Alike = -5;
    private const double NearlyAlike = -10;
    private const double Other = -14;

    /// <summary>The likeliest guesses, the likeliest first; none where nothing seems to be misheard.</summary>
    /// <param name="heard">Normalised text.</param>
    public IReadOnlyList<Guess> Of(ReadOnlySpan<char> heard)
    {
        if (heard.Length > LongestHeard)
            return [];
        var (length, most) = (heard.Length, Math.Max(1, CountHan(heard) / CharactersAGuess));
        var asHeard = Hypothesis.Beginning;
        var followed = new List<Hypothesis>();
        var next = new List<(Hypothesis Before, char Last, double Score, int Guesses)>();
        var others = new Others(language);
        for (var place = 0; place < heard.Length; place++)
        {
            next.Clear();
            var isDoubtful = IsDoubtful(heard, place);
            others.Begin(heard[place], place + 1 < heard.Length ? heard[place + 1] : '\0');
            foreach (var said in followed.Append(asHeard))
            {
                if (isDoubtful && said.Guesses < most)
                {
                    foreach (var (character, likelihood) in others.After(said.Last))
                        next.Add((said, character, Score(said, character, likelihood), said.Guesses + 1));
                }

                if (said != asHeard)
                    next.Add((said, heard[place], Score(said, heard[place], Right), said.Guesses));
            }

            asHeard = new Hypothesis(asHeard, heard[place], Score(asHeard, heard[place], Right), 0);
            next.Sort(static (one, other) => other.Score.CompareTo(one.Score));
            followed.Clear();
            followed.AddRange(next.Take(MostFollowed).Select(said => new Hypothesis(said.Before, said.Last, said.Score, said.Guesses)));
        }

        return [.. followed.TakeWhile(said => said.Score - asHeard.Score >= LeastGain).Take(MostGuesses).Select(said => new Guess(said.Text(length), said.Score - asHeard.Score))];
    }

    private static int CountHan(ReadOnlySpan<char> text)
    {
        var count = 0;
        foreach (var character in text)
            count += Han.Is(character) ? 1 : 0;
        return count;
    }

    private bool IsDoubtful(ReadOnlySpan<char> heard, int place) =>
        Han.Is(heard[place])
        && !(place > 0 && language.IsKnown(heard[place - 1], heard[place]))
        && !(place + 1 < heard.Length && language.IsKnown(heard[place], heard[place + 1]));

    private double Score(Hypothesis before, char character, double likelihood) =>
        before.Score + language.LogProbability(before.Before?.Last ?? '\0', before.Last, character) + likelihood;

    /// <summary>A text up to some place.</summary>
    /// <param name="before">It without its last character; null for nothing.</param>
    /// <param name="last">Its last character.</param>
    /// <param name="score">Logarithm of how likely it was said, and heard as it was.</param>
    /// <param name="guesses">How many of its characters are not what was heard.</param>
    private sealed class Hypothesis(Hypothesis? before, char last, double score, int guesses)
    {
        public static Hypothesis Beginning { get; } = new(null, '\0', 0, 0);

        public Hypothesis? Before => before;

        public char Last => last;

        public double Score => score;

        public int Guesses => guesses;

        public string Text(int length) => string.Create(length, this, static (text, last) =>
        {
            for (var (said, place) = (last, text.Length - 1); place >= 0; (said, place) = (said.Before!, place - 1))
                text[place] = said.Last;
        });
    }

    /// <summary>
    /// What may have been said in one place: what sounds alike, what sounds somewhat alike and makes a known word with a neighbour, and whatever makes one with
    /// both. It is worked out once for all texts that end alike.
    /// </summary>
    private sealed class Others(SpokenChinese language)
    {
        private readonly Dictionary<char, List<(char Character, double Likelihood)>> _after = [];
        private readonly Dictionary<char, double> _likelihoods = [];
        private readonly HashSet<char> _tried = [];
        private char _heard;
        private char _following;

        public void Begin(char heard, char following)
        {
            _after.Clear();
            _likelihoods.Clear();
            (_heard, _following) = (heard, following);
        }

        public List<(char Character, double Likelihood)> After(char before)
        {
            if (_after.TryGetValue(before, out var others))
                return others;
            _after.Add(before, others = []);
            _tried.Clear();
            _tried.Add(_heard);
            foreach (var character in language.After(before))
                Try(character, language.IsKnown(character, _following) ? Other : double.NegativeInfinity, others);
            foreach (var character in language.Before(_following))
                Try(character, double.NegativeInfinity, others);
            foreach (var group in Homophones.Of(_heard))
            {
                foreach (var character in group)
                {
                    if (language.IsKnown(character))
                        Try(character, double.NegativeInfinity, others);
                }
            }

            return others;
        }

        private void Try(char character, double otherwise, List<(char Character, double Likelihood)> others)
        {
            if (Han.Is(character) && _tried.Add(character) && Math.Max(otherwise, BySound(character)) is var likelihood and > double.NegativeInfinity)
                others.Add((character, likelihood));
        }

        private double BySound(char character)
        {
            if (!_likelihoods.TryGetValue(character, out var likelihood))
                _likelihoods.Add(character, likelihood = Homophones.SoundAlike(character, _heard) ? Alike : Homophones.SoundNearlyAlike(character, _heard) ? NearlyAlike : double.NegativeInfinity);
            return likelihood;
        }
    }
}
