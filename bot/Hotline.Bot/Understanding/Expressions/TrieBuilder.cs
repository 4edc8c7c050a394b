using System.Runtime.InteropServices;

namespace Hotline.Bot.Understanding.Expressions;

/// <summary>The trie of an <see cref="AhoCorasick"/> automaton while it is built.</summary>
/// <param name="characters">Of all terms together: no more edges than this are needed.</param>
internal sealed class TrieBuilder(int characters)
{
    private readonly Dictionary<ulong, int> _index = new(characters);

    // A node's children are a chain; the root, which is no child, ends each.
    private readonly List<Node> _nodes = new(characters + 1) { default };

    /// <summary>Nodes so far; node 0 is the root.</summary>
    public int NodeCount => _nodes.Count;

    /// <summary>Adds a term and returns the node at its end.</summary>
    public int Insert(string term)
    {
        var node = 0;
        foreach (var c in term)
        {
            ref var next = ref CollectionsMarshal.GetValueRefOrAddDefault(_index, Key(node, c), out var isKnown);
            if (!isKnown)
            {
                next = _nodes.Count;
                _nodes.Add(new() { Character = c, Sibling = _nodes[node].Child });
                CollectionsMarshal.AsSpan(_nodes)[node].Child = next;
            }

            node = next;
        }

        return node;
    }

    /// <summary>Every edge, those nearer the root first.</summary>
    public IEnumerable<(int Parent, char Character, int Node)> EdgesBreadthFirst()
    {
        var queue = new Queue<int>([0]);
        while (queue.TryDequeue(out var node))
        {
            for (var child = _nodes[node].Child; child != 0; child = _nodes[child].Sibling)
            {
                yield return (node, _nodes[child].Character, child);
                queue.Enqueue(child);
            }
        }
    }

    /// <summary>The edges as an open-addressing table, at most half full; its length is a power of two.</summary>
    public (ulong[] Keys, int[] Targets) ToTable()
    {
        var size = (int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(4, NodeCount * 2));
        var keys = new ulong[size];
        var targets = new int[size];
        foreach (var (key, target) in _index)
        {
            var slot = Hash(key) & (size - 1);
            while (keys[slot] != 0)
                slot = (slot + 1) & (size - 1);
            (keys[slot], targets[slot]) = (key, target);
        }

        return (keys, targets);
    }

    /// <summary>The key of an edge: its node and its character, which is never zero.</summary>
    public static ulong Key(int node, char c) => ((ulong)(uint)node << 16) | c;

    /// <summary>Spreads a key over the table.</summary>
    public static int Hash(ulong key) => (int)((key * 0x9E3779B97F4A7C15UL) >> 33);

    private struct Node
    {
        public char Character;
        public int Child;
        public int Sibling;
    }
}
