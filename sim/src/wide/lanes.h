#pragma once
// Private: vectors of 64-bit lanes, as wide as the flags of the including file allow.
//
// Only the compilers' own vector types and one multiplication; no function here has external
// linkage, so the copies made under different flags never meet (see wide.h).

#include <cstddef>
#include <cstdint>
#if defined(__SSE2__)
#include <immintrin.h>
#endif

namespace friction::wide {
namespace {

#if defined(__AVX512F__)
constexpr std::size_t vector_bytes = 64;
#elif defined(__AVX2__)
constexpr std::size_t vector_bytes = 32;
#else
constexpr std::size_t vector_bytes = 16;
#endif
constexpr std::size_t lane_count = vector_bytes / 8;

typedef std::uint64_t Words __attribute__((vector_size(vector_bytes)));
typedef double Reals __attribute__((vector_size(vector_bytes)));
typedef std::uint32_t HalfWords __attribute__((vector_size(vector_bytes / 2)));

/// The 64-bit products of the lower halves of the lanes; the upper halves are ignored.
inline Words multiply_lower_halves(Words a, Words b) {
#if defined(__AVX512F__)
    // The form with a (full) mask: gcc 12 warns about its own header in the plain one.
    return reinterpret_cast<Words>(
        _mm512_maskz_mul_epu32(0xFF, reinterpret_cast<__m512i>(a), reinterpret_cast<__m512i>(b)));
#elif defined(__AVX2__)
    return reinterpret_cast<Words>(
        _mm256_mul_epu32(reinterpret_cast<__m256i>(a), reinterpret_cast<__m256i>(b)));
#elif defined(__SSE2__)
    return reinterpret_cast<Words>(
        _mm_mul_epu32(reinterpret_cast<__m128i>(a), reinterpret_cast<__m128i>(b)));
#else
    return (a & 0xFFFFFFFFu) * (b & 0xFFFFFFFFu);
#endif
}

inline Reals square_root(const Reals& x) {
#if defined(__AVX512F__)
    return reinterpret_cast<Reals>(_mm512_maskz_sqrt_pd(0xFF, reinterpret_cast<__m512d>(x)));
#elif defined(__AVX2__)
    return reinterpret_cast<Reals>(_mm256_sqrt_pd(reinterpret_cast<__m256d>(x)));
#elif defined(__SSE2__)
    return reinterpret_cast<Reals>(_mm_sqrt_pd(reinterpret_cast<__m128d>(x)));
#else
    Reals result = x;
    for (std::size_t i = 0; i < lane_count; ++i) result[i] = __builtin_sqrt(x[i]);
    return result;
#endif
}

/// Bit i is set when lane i of the comparison holds.
template <class Comparison>
inline std::uint64_t bits_of(const Comparison& holds) {
#if defined(__AVX512F__)
    return _mm512_movepi64_mask(reinterpret_cast<__m512i>(holds));
#elif defined(__AVX2__)
    return static_cast<unsigned>(_mm256_movemask_pd(reinterpret_cast<__m256d>(holds)));
#elif defined(__SSE2__)
    return static_cast<unsigned>(_mm_movemask_pd(reinterpret_cast<__m128d>(holds)));
#else
    std::uint64_t bits = 0;
    for (std::size_t i = 0; i < lane_count; ++i) bits |= (holds[i] != 0 ? 1u : 0u) << i;
    return bits;
#endif
}

template <class Vector, class Element>
inline Vector load(const Element* from) {
    Vector result;
    __builtin_memcpy(&result, from, sizeof result);
    return result;
}

template <class Vector, class Element>
inline void store(const Vector& vector, Element* to) {
    __builtin_memcpy(to, &vector, sizeof vector);
}

/// Writes the lanes named by `bits` side by side; answers how many. There is room for a whole
/// vector at `to`.
template <class Vector, class Element>
inline std::size_t pack(std::uint64_t bits, const Vector& lanes, Element* to) {
#if defined(__AVX512F__)
    store(
        _mm512_maskz_compress_epi64(static_cast<__mmask8>(bits), reinterpret_cast<__m512i>(lanes)),
        to);
    return static_cast<std::size_t>(__builtin_popcountll(bits));
#else
    std::size_t count = 0;
    for (; bits != 0; bits &= bits - 1) to[count++] = lanes[__builtin_ctzll(bits)];
    return count;
#endif
}

/// The lanes with those named by `bits` replaced, in order, by what stands side by side at `from`,
/// where a whole vector can be read.
inline Reals unpack(std::uint64_t bits, const Reals& lanes, const double* from) {
#if defined(__AVX512F__)
    return reinterpret_cast<Reals>(_mm512_mask_expand_pd(reinterpret_cast<__m512d>(lanes),
                                                         static_cast<__mmask8>(bits),
                                                         _mm512_maskz_loadu_pd(0xFF, from)));
#else
    Reals result = lanes;
    for (; bits != 0; bits &= bits - 1) result[__builtin_ctzll(bits)] = *from++;
    return result;
#endif
}

}  // namespace
}  // namespace friction::wide
